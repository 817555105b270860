import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '../../../src/app/state/document.ts';
import { resolveScenario } from '../../../models/scenario/resolve.ts';
import { blankDocument, draftRows } from '../../../src/app/state/document.ts';
import { addWave, daysLater, mondayAfter, moveGroups, portsOn, removeWave, setWaveDate, unplannedGroups, waveColumns } from '../../../src/app/views/waves/plan.ts';

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

  it('adds a wave on the Monday after the last and removes it again', () => {
    const document = plan();
    const id = addWave(document, '2026-11-22');
    expect(waveColumns(document).at(-1)).toEqual({ id, date: '2027-02-08', groups: [], users: 0 });
    setWaveDate(document, id, '2027-01-12');
    expect(waveColumns(document)[0]!.id).toBe(id);
    removeWave(document, id);
    expect(waveColumns(document)).toEqual(waveColumns(plan()));
  });

  it('adds waves to a new scenario that the check accepts, each on a Monday of its own', async () => {
    const document = blankDocument();
    for (let wave = 0; wave < 30; wave++) addWave(document, '2026-11-22');
    // 22 November 2026 is a Sunday. Thirty waves do not fit into the half year that the first one made.
    expect(document['period']).toEqual({ start: '2026-11-23', weeks: 31 });
    expect(waveColumns(document).map(({ date }) => date).slice(0, 2)).toEqual(['2026-11-30', '2026-12-07']);
    const { issues } = await resolveScenario(document);
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  });

  it('makes a missing period begin two weeks before what has a date already', () => {
    const document = blankDocument();
    draftRows(document, ['migration', 'waves']).push({ id: 'first', date: '2027-02-03', groups: [] });
    addWave(document, '2026-11-22');
    expect(document['period']).toEqual({ start: '2027-01-18', weeks: 26 });
    expect(waveColumns(document).at(-1)!.date).toBe('2027-02-08');
  });

  it('finds the Monday after a date, never the date itself', () => {
    expect(['2027-02-01', '2027-02-02', '2027-02-07', 'soon'].map(mondayAfter)).toEqual(['2027-02-08', '2027-02-08', '2027-02-08', '']);
  });

  it('counts days over the end of a month', () => {
    expect([daysLater('2027-01-28', 7), daysLater('2028-02-26', 7), daysLater('soon', 7)]).toEqual(['2027-02-04', '2028-03-04', '']);
  });
});
