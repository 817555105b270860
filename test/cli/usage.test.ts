import { describe, expect, it } from 'vitest';
import { run, runJson, type Failure } from './fake-io.ts';

describe('wrong usage', () => {
  it.each([
    [['simulate', 'x.json', '--sed', '3'], '--seed'],
    [['simulat'], 'simulate'],
    [['import'], 'files'],
    [['erlang'], 'busyhour erlang needs one of b'],
    [['erlang', 'x'], 'busyhour erlang x'],
    [['erlang', 'b', '--traffic', '90'], 'exactly two'],
    [['erlang', 'b', '--traffic', '90', '--channels', '100', '--blocking', '0.1'], 'exactly two'],
    [['erlang', 'b', '--traffic', '-1', '--channels', '100'], 'at least 0'],
    [['erlang', 'b', '--traffic', 'ninety', '--channels', '100'], 'number of erlangs'],
    [['simulate', 'x.json', '--seed', '4294967296'], '4294967295'],
    [['simulate', 'x.json', '--seed', '1.5'], 'whole number'],
    [['simulate', 'x.json', '--workers', '0'], 'whole number'],
    [['simulate', 'x.json', '--engine', 'simjs'], 'simjs'],
    [['import', 'a.csv', '--format', 'cucmm'], 'Did you mean cucm?'],
    [['import', 'a.csv', '--tz', 'Europe/Londn'], 'time zone'],
    [['import', 'a.csv', '--map', 'strat=1'], 'Did you mean start?'],
    [['import', 'a.csv', '--map', 'start='], 'no column'],
    [['import', 'a.csv', '--map', 'start=1,start=2'], 'twice'],
    [['import', 'a.csv', '--date-order', 'dym'], 'dmy, mdy, ymd'],
    [['import', 'a.csv', '--encoding', 'utf-9'], 'encoding'],
    [['import', 'a.csv', '--delimiter', 'ab'], 'one character'],
    [['bandwidth', '--codec', 'g711x', '--ptime', '20'], 'Did you mean g711'],
    [['bandwidth', '--ptime', '20'], '--codec'],
    [['bandwidth', '--codec', 'g711a', '--ptime', '0'], 'above 0'],
    [[], 'No command'],
  ])('%j ends with 2 and a sentence', async (argv, words) => {
    const { code, out, err } = await run(argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('is told as a document with --json', async () => {
    const { code, document, err } = await runJson<Failure>(['simulate', 'x.json', '--sed', '3']);
    expect(code).toBe(2);
    expect(document.issues.map((issue) => Object.keys(issue))).toEqual([['code', 'path', 'file', 'line', 'message', 'fix']]);
    expect(err).toBe('');
  });

  it('shows a stack trace only with --debug', async () => {
    expect((await run(['import', 'a.csv', '--tz', 'Nowhere', '--debug'])).err).toMatch(/^\s+at /m);
  });

  it('is not asking for help or the version', async () => {
    for (const argv of [['--help'], ['simulate', '--help'], ['erlang', 'b', '--help'], ['--version'], ['help']]) {
      const { code, out } = await run(argv);
      expect([argv, code]).toEqual([argv, 0]);
      expect(out).not.toBe('');
    }
  });
});
