import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveScenario } from '../../models/scenario/resolve.ts';
import { issuesOf, oneTrunk, onlyIssueOf, plan, type Document } from './documents.ts';

describe('a key that the schema does not know', () => {
  it('is told with its place and the nearest known key', async () => {
    const issue = await onlyIssueOf({ ...oneTrunk(), trunks: [{ id: 't1', channels: 100, direcshun: 'in' }] });
    expect(issue).toMatchObject({ code: 'unknown-key', severity: 'error', path: '/trunks/0/direcshun', file: 'plan.json' });
    expect(issue.message).toBe('The key "direcshun" in /trunks/0 is not known.');
    expect(issue.fix).toContain('"direction"');
  });

  it('is told at the top too, and in every place at once', async () => {
    const document = plan({ trnks: [], run: { sed: 1, start: 'warm', conf: 0.9 } });
    expect((await issuesOf(document)).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'unknown-key /trnks', 'unknown-key /run/sed', 'unknown-key /run/conf',
    ]);
    expect((await issuesOf(document)).map(({ fix }) => fix.split(',')[0])).toEqual(['Write "trunks"', 'Write "seed"', 'Write "confidence"']);
  });

  it('is told beside what is wrong in the sense of the file', async () => {
    const document = plan({ colour: 'blue', migration: { waves: [{ id: 'w1', date: '2027-01-18', groups: ['slaes'] }] } });
    expect((await issuesOf(document)).map(({ code }) => code)).toEqual(['unknown-key', 'unknown-group']);
  });

  it('is a path that escapes what a JSON pointer must', async () => {
    expect((await onlyIssueOf({ ...oneTrunk(), 'a/b~c': 1 })).path).toBe('/a~1b~0c');
  });
});

describe('a key that is missing', () => {
  it('is told with what must stand there', async () => {
    const issue = await onlyIssueOf({ ...oneTrunk(), trunks: [{ id: 't1' }] });
    expect(issue).toMatchObject({ code: 'missing-key', path: '/trunks/0/channels', message: '/trunks/0 has no "channels".' });
    expect(issue.fix).toBe('Add the key "channels" with a number of channels from 1 or "unlimited".');
  });
});

describe('a wrong value', () => {
  const cases: [string, Document, string, string, string][] = [
    ['zero channels', { trunks: [{ id: 't1', channels: 0 }] }, '/trunks/0/channels', '/trunks/0/channels is 0, but a number of channels from 1', 'Write the number of channels'],
    ['half a channel', { trunks: [{ id: 't1', channels: 1.5 }] }, '/trunks/0/channels', 'is 1.5', 'Write the number of channels'],
    ['a trunk kind', { trunks: [{ id: 't1', channels: 1, kind: 'ssip' }] }, '/trunks/0/kind', 'is "ssip", but one of "pri-t1"', 'Write "sip".'],
    ['a text for a list', { trunks: 'all' }, '/trunks', 'is "all", but a list', 'Write a list in brackets'],
    ['an id in capitals', { sites: [{ id: 'HQ', timeZone: 'UTC' }] }, '/sites/0/id', 'is "HQ", but an id of small letters', 'such as "lon-sales"'],
    ['no sites', { sites: [] }, '/sites', 'an empty list', 'at least one'],
    ['a ratio over one', { targets: { blocking: 1.5 } }, '/targets/blocking', 'is 1.5, but a ratio from 0 to 1', '0.35'],
    ['a percentage', { targets: { blocking: '1 %' } }, '/targets/blocking', 'is "1 %"', 'a ratio from 0 to 1'],
    ['a day that is not in the calendar', { period: { start: '2027-02-29', weeks: 4 } }, '/period/start', 'is "2027-02-29", but a date of the calendar', '"2027-01-31"'],
    ['a seed over 32 bits', { run: { seed: 2 ** 32 } }, '/run/seed', 'is 4294967296, but a whole number from 0 to 4294967295', 'without quotes'],
    ['a weekday twice', { run: { weekdays: [1, 1] } }, '/run/weekdays', 'each weekday once', '[1, 2, 3, 4, 5]'],
    ['certainty', { run: { confidence: 1 } }, '/run/confidence', 'is 1, but a confidence between 0 and 1', '0.95'],
    ['a pattern that is none', { routing: { pstn: [{ pattern: '(', trunks: ['t1'] }] } }, '/routing/pstn/0/pattern', 'is "(", but a regular expression', '"."'],
    ['four retries', { routing: { retry: { probability: 0.5, after: '30 s', retries: 4 } } }, '/routing/retry/retries', 'from 0 to 3', 'without quotes'],
    ['23 weights', { demand: { synthetic: [{ from: 'hq', to: 'pstn', erlangs: 1, holding: { mean: '1 s' }, profile: Array.from({ length: 23 }, () => 1) }] } }, '/demand/synthetic/0/profile', 'a list of 23', '24 numbers'],
    ['money as a number', { trunks: [{ id: 't1', channels: 1, monthlyCost: 900 }] }, '/trunks/0/monthlyCost', 'is 900, but an amount of money', '"900 GBP"'],
    ['null', { trunks: null }, '/trunks', 'is null, but a list', 'brackets'],
  ];
  it.each(cases)('%s', async (_, parts, path, message, fix) => {
    const issue = await onlyIssueOf({ ...oneTrunk(), ...parts });
    expect(issue).toMatchObject({ code: 'wrong-value', severity: 'error', path });
    expect(issue.message).toContain(message);
    expect(issue.fix).toContain(fix);
  });

  it('is told for each of several', async () => {
    const document = { ...oneTrunk(), trunks: [{ id: 't1', channels: 0 }, { id: 't2', channels: -1 }], targets: { linkUse: 7 } };
    expect((await issuesOf(document)).map((issue) => issue.path)).toEqual(['/trunks/0/channels', '/trunks/1/channels', '/targets/linkUse']);
  });
});

describe('a quantity', () => {
  const link = (up: unknown): Document => ({ ...oneTrunk(), links: [{ id: 'net', from: 'hq', to: 'internet', up }] });

  it('as a bare number is told with the right spelling', async () => {
    const issue = await onlyIssueOf(link(200));
    expect(issue).toMatchObject({ code: 'no-unit', path: '/links/0/up' });
    expect(issue.message).toBe('/links/0/up is 200, but a bit rate with its unit must stand there.');
    expect(issue.fix).toBe('Write it with its unit, for example "200 Mbit/s".');
    expect((await onlyIssueOf(link('200'))).fix).toContain('"200 Mbit/s"');
  });

  it.each(['200 MB', '200 Mbit', '3 s', '200 Mbitt/s', '1 Mbit/s/s', '200 kbps'])('of the wrong unit is told: %s', async (up) => {
    const issue = await onlyIssueOf({ ...link(up), links: [{ id: 'net', from: 'hq', to: 'internet', up, down: '1 Mbit/s' }] });
    expect(issue).toMatchObject({ code: 'wrong-unit', path: '/links/0/up' });
    expect(issue.message).toContain(`is "${up}", but a bit rate with its unit must stand there`);
  });

  it('of zero is told where nothing can be zero', async () => {
    expect((await onlyIssueOf({ ...link('0 Mbit/s'), links: [{ id: 'net', from: 'hq', to: 'internet', up: '1 Mbit/s', down: '0 Mbit/s' }] })).code).toBe('link-without-rate');
  });
});

describe('the version', () => {
  it('of a later format asks for a newer Busyhour', async () => {
    const issue = await onlyIssueOf({ ...oneTrunk(), busyhour: 2, future: true });
    expect(issue).toMatchObject({ code: 'unknown-version', path: '/busyhour', fix: 'Open it with a newer Busyhour.' });
    expect(issue.message).toContain('version 2');
  });

  it('must stand there', async () => {
    const { busyhour: _, ...rest } = oneTrunk();
    expect(await onlyIssueOf(rest)).toMatchObject({ code: 'missing-key', path: '/busyhour' });
  });
});

describe('any document', () => {
  it.each([{ document: null }, { document: 5 }, { document: 'text' }, { document: true }, { document: [] }, { document: [{}] }])('that is no object is told as a whole: $document', async ({ document }) => {
    const issue = await onlyIssueOf(document);
    expect(issue).toMatchObject({ severity: 'error', path: '' });
    expect(issue.message).toMatch(/^The scenario is /);
  });

  it('gives either a scenario or an error, and never throws', async () => {
    const keys = fc.constantFrom('busyhour', 'sites', 'trunks', 'demand', 'synthetic', 'id', 'links', 'run', 'migration', 'waves', '__proto__', 'constructor', 'x');
    const { garbage } = fc.letrec((tie) => ({
      garbage: fc.oneof({ maxDepth: 5 }, fc.constantFrom(null, true, 0, 1, -1, 1.5, 'pstn', 'hq', '180 s', '2027-01-11', ''), tie('list'), tie('object')),
      list: fc.array(tie('garbage'), { maxLength: 3 }),
      object: fc.dictionary(keys, tie('garbage'), { maxKeys: 5 }),
    }));
    await fc.assert(fc.asyncProperty(garbage, async (document) => {
      const { scenario, issues } = await resolveScenario(document);
      expect(scenario === null).toBe(issues.some((issue) => issue.severity === 'error'));
    }), { numRuns: 300, seed: 1 });
  });

  it('that was right stays readable or is told when any one value of it is replaced', async () => {
    const replacements = fc.constantFrom<unknown>(null, 0, -1, 1e300, '', 'pstn', '*', '2027-13-01', [], {}, [[]], 'a/b', '1 s', '9'.repeat(30));
    await fc.assert(fc.asyncProperty(fc.nat(), replacements, async (pick, replacement) => {
      const document = plan({ migration: { waves: [{ id: 'w1', date: '2027-01-18', groups: ['sales'] }], porting: [{ ranges: ['did'], date: '2027-02-01', to: 'new' }] } });
      const spots = everySpot(document);
      const { parent, key } = spots[pick % spots.length]!;
      parent[key] = replacement;
      const { scenario, issues } = await resolveScenario(document);
      expect(scenario === null).toBe(issues.some((issue) => issue.severity === 'error'));
      expect(issues.every((issue) => /^[A-Z/].*\.$/s.test(issue.message) && /^[A-Z].*\.$/s.test(issue.fix))).toBe(true);
    }), { numRuns: 500, seed: 2 });
  });
});

function everySpot(value: unknown): { parent: Document; key: string }[] {
  if (value === null || typeof value !== 'object') return [];
  const parent = value as Document;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...everySpot(parent[key])]);
}
