import { describe, expect, it } from 'vitest';
import { blankDocument, draftRows, freeId, rowsAt, saysZone, setAt, valueAt } from '../../../src/app/state/document.ts';
import { renameId } from '../../../src/app/state/rename-id.ts';
import { kindOf } from '../../../src/app/state/file-kind.ts';
import { nameCalls, readingOptionsOf, savedFingerprintOf } from '../../../src/app/state/named-calls.ts';
import { secondsLeft, timeLeftWords } from '../../../src/app/state/time-left.ts';
import { placeToMend } from '../../../src/app/place-to-mend.ts';
import { partOf, screenOf } from '../../../src/app/screens.ts';
import { resolveScenario } from '../../../models/scenario/resolve.ts';

describe('the document', () => {
  it('starts as a scenario that the check accepts', async () => {
    const { scenario, issues } = await resolveScenario(blankDocument());
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(scenario?.sites[0]?.timeZone).toBe('UTC');
  });

  it('says its zone only when somebody wrote one', () => {
    const document = blankDocument();
    expect(saysZone(document)).toBe(false);
    draftRows(document, ['sites'])[0]!['timeZone'] = 'Europe/London';
    expect(saysZone(document)).toBe(true);
  });

  it('sets, reads and removes by a path of keys', () => {
    const document = blankDocument();
    setAt(document, ['migration', 'interim', 'inbound'], 'tie');
    expect(valueAt(document, ['migration', 'interim', 'inbound'])).toBe('tie');
    setAt(document, ['migration', 'interim', 'inbound'], undefined);
    expect(valueAt(document, ['migration', 'interim'])).toEqual({});
  });

  it('reads rows only where rows stand', () => {
    expect(rowsAt({ sites: 'none' }, ['sites'])).toEqual([]);
    expect(rowsAt({ sites: [{ id: 'a' }, 7] }, ['sites'])).toEqual([{ id: 'a' }]);
  });

  it('finds an id that no element has, wherever it stands', () => {
    expect(freeId({ migration: { waves: [{ id: 'wave-1' }] }, sites: [{ id: 'wave-2' }] }, 'wave')).toBe('wave-3');
  });
});

describe('renameId', () => {
  it('follows every mention and leaves texts alone', () => {
    const draft = {
      sites: [{ id: 'london', name: 'lon' }], pbxs: [{ id: 'p', site: 'lon' }],
      trunks: [{ id: 't', owners: ['p'], cdrNames: ['lon'] }], links: [{ id: 'l', from: 'lon', to: 'internet' }], migration: { waves: [{ id: 'w', groups: ['lon', 'x'] }] },
    };
    renameId(draft, 'lon', 'london');
    expect(draft).toEqual({
      sites: [{ id: 'london', name: 'lon' }], pbxs: [{ id: 'p', site: 'london' }],
      trunks: [{ id: 't', owners: ['p'], cdrNames: ['lon'] }], links: [{ id: 'l', from: 'london', to: 'internet' }], migration: { waves: [{ id: 'w', groups: ['london', 'x'] }] },
    });
  });
});

describe('a file given to the app', () => {
  it.each([
    ['plan.json', '{"busyhour":1}', null, 'scenario'],
    ['plan.txt', '\uFEFF  {"busyhour":1}', null, 'scenario'],
    ['broken.json', 'busyhour', null, 'scenario'],
    ['users.csv', 'UPN,Ext', 'users.csv', 'directory'],
    ['users.csv', 'UPN,Ext', 'people.csv', 'calls'],
    ['Master.csv', '"","2001"', null, 'calls'],
    ['data.bin', '\u0000\u0001', null, 'calls'],
  ] as const)('%s is known by its beginning', (name, beginning, directory, kind) => {
    expect(kindOf(name, beginning, directory)).toBe(kind);
  });
});

describe('call records named in the scenario', () => {
  it('are read again as they were', () => {
    const document = blankDocument();
    const options = { format: 'csv', timeZone: 'Europe/London', pbx: 'pbx-1', map: { start: 'When', duration: '4' }, dateOrder: 'dmy' as const };
    nameCalls(document, [{ kind: 'file', file: new Blob(), name: 'a.csv', options }], [null]);
    expect(readingOptionsOf(document, 'a.csv')).toEqual(options);
  });

  it('carry the fingerprint of their calls, and keep it while a file cannot be read', () => {
    const document = blankDocument();
    const input = (name: string) => ({ kind: 'file' as const, file: new Blob(), name, options: {} });
    nameCalls(document, [input('a.csv'), input('b.csv')], ['aa', null]);
    expect(rowsAt(document, ['demand', 'calls'])).toEqual([{ file: 'a.csv', fingerprint: 'aa' }, { file: 'b.csv' }]);
    nameCalls(document, [input('b.csv'), input('a.csv')], ['bb', null]);
    expect(rowsAt(document, ['demand', 'calls'])).toEqual([{ file: 'b.csv', fingerprint: 'bb' }, { file: 'a.csv', fingerprint: 'aa' }]);
    expect([savedFingerprintOf(document, 'b.csv'), savedFingerprintOf(document, 'c.csv')]).toEqual(['bb', undefined]);
  });

  it('belong to the only PBX when nothing else is said', () => {
    expect(readingOptionsOf(blankDocument(), 'new.csv')).toEqual({ pbx: 'pbx-1' });
    expect(readingOptionsOf({ ...blankDocument(), pbxs: [{ id: 'a' }, { id: 'b' }] }, 'new.csv')).toEqual({});
  });

  it('make a document that the check accepts', async () => {
    const document = blankDocument();
    nameCalls(document, [{ kind: 'file', file: new Blob(), name: 'a.csv', options: { timeZone: 'UTC', pbx: 'pbx-1', map: { start: 'When', end: 'Ended' }, dateOrder: 'ymd' } }], ['0123456789abcdef0123456789abcdef']);
    const { issues } = await resolveScenario(document);
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  });
});

describe('time left', () => {
  it('is the share still to do at the pace so far', () => {
    expect(secondsLeft(30, 0.25)).toBeCloseTo(90);
    expect(secondsLeft(10, 1)).toBe(0);
    expect(secondsLeft(0.5, 0.5)).toBeNull();
  });

  it('is told coarsely', () => {
    expect(timeLeftWords(null)).toBe('estimating time left');
    expect(timeLeftWords(3)).toBe('a few seconds left');
    expect(timeLeftWords(41)).toBe('about 45 s left');
    expect(timeLeftWords(150)).toBe('about 3 min left');
  });
});

describe('where an issue can be mended', () => {
  it.each([
    ['/trunks/0/channels', '#/estate/trunks'], ['/period', '#/estate/run'], ['/targets/blocking', '#/estate/run'], ['/demand/growth', '#/estate/demand'],
    ['/routing/retry/after', '#/estate/demand'], ['/routing/pbx/0', '#/estate/routing'], ['/migration/interim/inbound', '#/estate/teams'], ['/migration/waves/1/date', '#/waves'], ['/busyhour', '#/estate'],
  ])('%s: %s', (path, place) => {
    expect(placeToMend(path)).toBe(place);
  });
  it('names the tab behind the screen', () => {
    expect([partOf('#/estate/run'), partOf('#/estate'), partOf('#/estate/run?x=1'), screenOf('#/estate/run')]).toEqual(['run', '', 'run', 'estate']);
  });
});

describe('screenOf', () => {
  it('reads the screen from the hash, Start where it names none', () => {
    expect([screenOf('#/traffic'), screenOf('#/waves?x=1'), screenOf(''), screenOf('#/nowhere')]).toEqual(['traffic', 'waves', 'start', 'start']);
  });
});
