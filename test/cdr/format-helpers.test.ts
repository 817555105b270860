import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import { joinedOutcome, outcomeOfCause, outcomeOfCauseName, outcomeOfQ850, outcomeOfSip } from '../../models/cdr/cause.ts';
import { apostropheSeconds, hoursMinutesSeconds, minutesSeconds, tenthsOfMinuteSeconds, tickSeconds } from '../../models/cdr/duration.ts';
import { YearFinder } from '../../models/cdr/year-finder.ts';

describe('durations of PBXs', () => {
  it.each<[string, (text: string) => number, string, number]>([
    ['h:mm:ss', hoursMinutesSeconds, '1:02:03', 3723], ['hhhh:mm:ss', hoursMinutesSeconds, '0123:59:59', 446399], ['no minutes above 59', hoursMinutesSeconds, '0:60:00', -1],
    ['mm:ss', minutesSeconds, '12:05', 725], ['m:ss', minutesSeconds, ' 0:59', 59], ['no seconds above 59', minutesSeconds, '0:60', -1],
    ["HH:MM'SS", apostropheSeconds, "01:02'03", 3723], ["0'05", apostropheSeconds, "0'05", 5], ['no apostrophe', apostropheSeconds, '0:05', -1],
    ['H MM T', tenthsOfMinuteSeconds, '1234', 5004], ['9999: the clock was changed', tenthsOfMinuteSeconds, '9999', -1], ['three digits', tenthsOfMinuteSeconds, '123', -1],
    ['10 ms ticks', tickSeconds, '306', 3], ['no ticks', tickSeconds, '-1', -1],
  ])('%s', (_, read, text, seconds) => expect(read(text)).toBe(seconds));
});

describe('outcomes by cause', () => {
  const { answered, noAnswer, busy, failed, blocked, abandoned, rejected, badNumber, fault, unknown } = Outcome;

  it('keeps the numbers that are stored', () => {
    expect(Outcome).toEqual({ unknown: 0, answered: 1, noAnswer: 2, busy: 3, failed: 4, blocked: 5, abandoned: 6, rejected: 7, badNumber: 8, fault: 9 });
  });

  it.each<[number, Outcome[]]>([
    [abandoned, [16].map(outcomeOfQ850).concat(outcomeOfSip(487), outcomeOfCauseName('ORIGINATOR_CANCEL'), outcomeOfCauseName('NORMAL_CLEARING'))],
    [busy, [17].map(outcomeOfQ850).concat(outcomeOfSip(486), outcomeOfCauseName('USER_BUSY'))],
    [noAnswer, [18, 19, 102].map(outcomeOfQ850).concat([408, 480].map((code) => outcomeOfSip(code)), outcomeOfCauseName('NO_ANSWER'))],
    [rejected, [21].map(outcomeOfQ850).concat(outcomeOfSip(603), outcomeOfCauseName('CALL_REJECTED'))],
    [badNumber, [1, 22, 28].map(outcomeOfQ850).concat([404, 484].map((code) => outcomeOfSip(code)), outcomeOfCauseName('unallocated_number'))],
    [blocked, [34, 42, 44, 47].map(outcomeOfQ850).concat(outcomeOfSip(503, true), outcomeOfCauseName('NORMAL_CIRCUIT_CONGESTION'))],
    [fault, [38, 41, 63, 125, 129].map(outcomeOfQ850).concat([500, 503, 504].map((code) => outcomeOfSip(code)), outcomeOfCauseName('NETWORK_OUT_OF_ORDER'))],
    [unknown, [0, -1, NaN].map(outcomeOfQ850).concat(outcomeOfSip(0), outcomeOfSip(180), outcomeOfCauseName('HELLO'))],
    [answered, [outcomeOfSip(200)]],
  ])('outcome %i', (outcome, found) => expect(found).toEqual(found.map(() => outcome)));

  it('gives records that tell no more the six plain outcomes', () => {
    expect([16, 17, 19, 21, 1, 34, 41].map(outcomeOfCause)).toEqual([noAnswer, busy, noAnswer, failed, failed, blocked, failed]);
  });

  it('joins any two outcomes to one of them, in either order', () => {
    const all = Object.values(Outcome);
    for (const a of all) for (const b of all) {
      expect([a, b]).toContain(joinedOutcome(a, b));
      expect(joinedOutcome(a, b)).toBe(joinedOutcome(b, a));
    }
  });
});

describe('a year that the records do not name', () => {
  const years = (finder: YearFinder, months: number[]): number[] => months.map((month) => finder.yearOf(month));

  it('is what the user says, and goes up after December and down before January', () => {
    expect(years(new YearFinder(2026, 'smdr_2031.txt'), [11, 12, 1, 12, 1, 2])).toEqual([2026, 2026, 2027, 2026, 2027, 2027]);
    expect(years(new YearFinder(2027, ''), [2, 1, 12, 11])).toEqual([2027, 2027, 2026, 2026]);
  });

  it('is the year of the file\'s name, or the year before when the first month lies behind that of the name', () => {
    expect(years(new YearFinder(null, 'smdr-2027-01-11.txt'), [12, 1])).toEqual([2026, 2027]);
    expect(years(new YearFinder(null, 'smdr_20270111.txt'), [1])).toEqual([2027]);
    expect(years(new YearFinder(null, 'calls 2027.txt'), [12, 1])).toEqual([2027, 2028]);
    expect(new YearFinder(null, 'calls 2027.txt').evidence).toBe('the name of the file');
  });

  it('is not made up', () => {
    const finder = new YearFinder(null, 'line 120270.txt');
    expect([finder.yearOf(3), finder.evidence]).toEqual([NaN, '']);
    finder.dated(2028, 12);
    expect(years(finder, [12, 1])).toEqual([2028, 2029]);
  });
});
