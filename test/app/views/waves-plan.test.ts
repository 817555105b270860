import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '../../../src/app/state/document.ts';
import { addWave, daysLater, moveGroups, portsOn, removeWave, setWaveDate, unplannedGroups, waveColumns } from '../../../src/app/views/waves/plan.ts';

function plan(): ScenarioDocument {
  return {
    busyhour: 1, name: 'Plan', period: { start: '2027-01-11', weeks: 8 },
    groups: [{ id: 'a', users: 10 }, { id: 'b', users: 20 }, { id: 'c', users: 5 }, { id: 'd' }],
    migration: { waves: [{ id: 'late', date: '2027-02-01', groups: ['c'] }, { id: 'early', date: '2027-01-18', groups: ['a', 'b'] }], porting: [{ ranges: ['r'], date: '2027-02-01', to: 't' }] },
  };
}

describe('the wave plan', () => {
  it('stands in the order of dates with the users that move', () => {
    expect(waveColumns(plan()).map(({ id, users }) => [id, users])).toEqual([['early', 30], ['late', 5]]);
    expect(unplannedGroups(plan())).toEqual(['d']);
    expect(portsOn(plan(), '2027-02-01')).toEqual(['r']);
  });

  it('moves a group from one wave to another, into the plan and out of it', () => {
    const document = plan();
    moveGroups(document, ['b'], 'late');
    expect(waveColumns(document).map(({ groups }) => groups)).toEqual([['a'], ['c', 'b']]);
    moveGroups(document, ['d'], 'early');
    moveGroups(document, ['a'], null);
    expect(waveColumns(document).map(({ groups }) => groups)).toEqual([['d'], ['c', 'b']]);
    expect(unplannedGroups(document)).toEqual(['a']);
  });

  it('never loses or doubles a group, whatever is moved where', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('early', 'late', null)), { maxLength: 12 });
    fc.assert(fc.property(moves, (list) => {
      const document = plan();
      for (const [group, to] of list) moveGroups(document, [group], to);
      const all = [...waveColumns(document).flatMap((wave) => wave.groups), ...unplannedGroups(document)];
      expect(all.sort()).toEqual(['a', 'b', 'c', 'd']);
    }));
  });

  it('adds a wave a week after the last and removes it again', () => {
    const document = plan();
    const id = addWave(document);
    expect(waveColumns(document).at(-1)).toEqual({ id, date: '2027-02-08', groups: [], users: 0 });
    setWaveDate(document, id, '2027-01-12');
    expect(waveColumns(document)[0]!.id).toBe(id);
    removeWave(document, id);
    expect(waveColumns(document)).toEqual(waveColumns(plan()));
  });

  it('counts days over the end of a month', () => {
    expect([daysLater('2027-01-28', 7), daysLater('2028-02-26', 7), daysLater('soon', 7)]).toEqual(['2027-02-04', '2028-03-04', '']);
  });
});
