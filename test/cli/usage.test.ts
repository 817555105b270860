import { describe, expect, it } from 'vitest';
import { run, runJson, type Failure } from './fake-io.ts';

describe('wrong usage', () => {
  it.each([
    [['simulate', 'x.json', '--sed', '3'], '--seed'],
    [['simulat'], 'simulate'],
    [['import'], 'files'],
    [['erlang'], 'busyhour erlang needs one of b'],
    [['erlang', 'x'], 'Unknown formula "busyhour erlang x". This version has b, extended-b, c, engset, overflow, wilkinson, hayward, neal-wilkinson, kaufman-roberts, fixed-point.'],
    [['erlang', 'extended-b', '--traffic', '90', '--channels', '100'], 'Extended Erlang B needs exactly three of --traffic, --channels, --retry and --blocking. Leave out the one that is to be found.\n'],
    [['erlang', 'c', '--traffic', '90'], 'exactly two of --traffic, --channels and one of --waiting, --mean-wait or --service-level'],
    [['erlang', 'c', '--traffic', '9', '--waiting', '0.2', '--service-level', '0.8'], 'exactly two'],
    [['erlang', 'c', '--traffic', '9', '--servers', '10', '--channels', '10'], '--servers and --channels say the same. Give one of them.\n'],
    [['erlang', 'c', '--traffic', '9', '--service-level', '1'], 'serviceLevel is 1; it must be a number of at least 0 and below 1.'],
    [['erlang', 'engset', '--sources', '20', '--traffic', '20', '--channels', '8'], '--traffic 20 is not below --sources 20: each source offers less than 1 erlang.'],
    [['erlang', 'engset', '--traffic', '4', '--channels', '8'], '--traffic needs --sources.'],
    [['erlang', 'hayward', '--mean', '10', '--channels', '20'], 'Hayward cannot find --peakedness.'],
    [['erlang', 'wilkinson', '--mean', '10', '--variance', '5', '--channels', '20'], 'variance is 5; it must be a finite number of at least the mean, 10'],
    [['erlang', 'wilkinson', '--variance', '5', '--channels', '20'], '--variance needs --mean'],
    [['erlang', 'wilkinson', '--mean', '10', '--peakedness', '2', '--blocking', '0'], '--blocking 0 is not allowed beside --mean'],
    [['erlang', 'neal-wilkinson', '--traffic', '10', '--channels', '20', '--variation', 'huge'], 'Allowed choices are none, low, medium, high.'],
    [['erlang', 'kaufman-roberts', '--capacity', '5'], "'--class <traffic:units[:reservation]>' not specified"],
    [['erlang', 'kaufman-roberts', '--class', '5:1'], 'exactly one of --capacity and --blocking'],
    [['erlang', 'kaufman-roberts', '--class', '5:1.5', '--capacity', '9'], 'Give erlang, whole units and, if any, whole units left free, such as 20:1 or 20:1:4.'],
    [['erlang', 'fixed-point', '--link', 'a', '--route', '3=a'], 'Give a name, whole channels'],
    [['erlang', 'fixed-point', '--link', 'a=4', '--route', 'x=a'], 'Give erlang and links'],
    [['erlang', 'fixed-point', '--link', 'a=4', '--route', '3=b'], '--route goes over "b", and there is no such link. There are a.\n'],
    [['erlang', 'fixed-point', '--link', 'a=4', '--route', '3=a+a'], '--route goes over "a" twice in one way.'],
    [['erlang', 'fixed-point', '--link', 'a=4', '--link', 'a=5', '--route', '3=a'], '--link a was given twice.'],
    [['help', 'bogus'], 'Unknown command "busyhour bogus". This version has formats, '],
    [['help', 'simulat'], 'Unknown command "busyhour simulat". Did you mean "busyhour simulate"?'],
    [['bogus', '--frob'], 'Unknown command "busyhour bogus".'],
    [['erlang', 'b', '--traffic', '90', '--blocking', '0'], '--blocking 0 is not allowed beside --traffic: no number of channels makes blocking exactly 0. Give a ratio above 0 and at most 1, such as 0.001.\n'],
    [['erlang', 'b', '--channels', '9', '--blocking', '1'], 'blocking is 1; it must be a number of at least 0 and below 1. Give a value inside that range.\n'],
    [['generate', '--users', '12', '--out', 'x.csv'], "argument '12' is invalid. Give a whole number from 13 to 120000.\n"],
    [['generate', '--out', 'x.csv', '--truth', './x.csv'], '--out and --truth name the same file.'],
    [['bandwidth', '--codec', 'g711a', '--vlan', '1'], '--vlan 1 needs an Ethernet layer, and the layer is ip.'],
    [['bandwidth', '--codec', 'g711a', '--layer', 'ppp-mp', '--vlan', '2'], '--vlan 2 needs an Ethernet layer, and the layer is ppp-mp.'],
    [['erlang', 'b', '--traffic', '90'], 'exactly two'],
    [['erlang', 'b', '--traffic', '90', '--channels', '100', '--blocking', '0.1'], 'exactly two'],
    [['erlang', 'b', '--traffic', '-1', '--channels', '100'], 'at least 0'],
    [['erlang', 'b', '--traffic', 'ninety', '--channels', '100'], 'number of erlangs'],
    [['simulate', 'x.json', '--seed', '4294967296'], '4294967295'],
    [['simulate', 'x.json', '--seed', '1.5'], 'whole number'],
    [['simulate', 'x.json', '--workers', '0'], 'whole number'],
    [['simulate', 'x.json', '--engine', 'other'], "argument 'other' is invalid. Allowed choices are busyhour, simjs.\n"],
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

  it.each([['bogus'], ['help', 'bogus'], ['erlang', 'd']])('names an unknown command in the document: %s %s', async (...argv) => {
    const { code, document } = await runJson<Failure>(argv);
    expect([code, document.issues[0]!.message]).toEqual([2, expect.stringMatching(/^Unknown (command|formula) /)]);
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
