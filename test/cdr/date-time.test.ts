import { describe, expect, it } from 'vitest';
import { DateOrderFinder } from '../../models/cdr/date-order.ts';
import { DateTimeReader } from '../../models/cdr/date-time.ts';
import type { DateOrder } from '../../models/cdr/date-time.ts';
import { durationSeconds } from '../../models/cdr/duration.ts';
import { LocalClock } from '../../models/cdr/local-clock.ts';

function read(text: string, order: DateOrder | null = null): [string, boolean] | null {
  const reader = new DateTimeReader(order);
  return reader.read(text) ? [new Date(reader.seconds * 1000).toISOString().slice(0, 19), reader.absolute] : null;
}

describe('dates and times', () => {
  it.each<[string, DateOrder | null, string, boolean]>([
    ['2027-01-11 10:00:05', null, '2027-01-11T10:00:05', false], ['2027-01-11T10:00:05.987', null, '2027-01-11T10:00:05', false],
    ['2027-01-11T10:00:05Z', null, '2027-01-11T10:00:05', true], ['2027-01-11T10:00:05.9+01:00', null, '2027-01-11T09:00:05', true],
    ['2027-01-11 10:00:05-0530', null, '2027-01-11T15:30:05', true], ['2027/1/11 9:05', null, '2027-01-11T09:05:00', false],
    ['24/08/17 09:32', 'dmy', '2017-08-24T09:32:00', false], ['08/24/2017 9:32:01 PM', 'mdy', '2017-08-24T21:32:01', false],
    ['8/24/17 12:05 am', 'mdy', '2017-08-24T00:05:00', false], ['24.08.2017 09:32:10', 'dmy', '2017-08-24T09:32:10', false],
    ['17-08-24 09:32', 'ymd', '2017-08-24T09:32:00', false], ['1744993928', null, '2025-04-18T16:32:08', true],
    ['1744993928.75', null, '2025-04-18T16:32:08', true], ['1744993928999', null, '2025-04-18T16:32:08', true], ['20270111100005', null, '2027-01-11T10:00:05', false],
    ['2016-12-31 23:59:60', null, '2016-12-31T23:59:59', false], ['2024-02-29 00:00:00', null, '2024-02-29T00:00:00', false],
  ])('%s (%s)', (text, order, expected, absolute) => expect(read(text, order)).toEqual([expected, absolute]));

  it.each<[string, DateOrder | null]>([
    ['', null], ['soon', null], ['2027-02-29 10:00:00', null], ['2027-13-01 10:00:00', null], ['2027-01-11 24:00:00', null], ['2027-01-11', null], ['0', null],
    ['24/08/2017 09:32', 'mdy'], ['01/02/2017 09:32', null], ['2027-01-1a 10:00:00', null], ['13/01/2027 13:00 PM', 'dmy'],
  ])('does not read %s (%s)', (text, order) => expect(read(text, order)).toBeNull());

  it('tells whether seconds were there', () => {
    const reader = new DateTimeReader('dmy');
    reader.read('24/08/17 09:32');
    expect(reader.hasSeconds).toBe(false);
    reader.read('24/08/17 09:32:00');
    expect(reader.hasSeconds).toBe(true);
  });
});

describe('the order of day and month', () => {
  const candidates = (...texts: string[]): string[] => {
    const finder = new DateOrderFinder();
    for (const text of texts) finder.see(text);
    return finder.candidates;
  };
  it('is told by any number above 12', () => {
    expect(candidates('01/02/2027 10:00', '13/02/2027 10:00')).toEqual(['dmy']);
    expect(candidates('01/02/2027 10:00', '01/31/2027 10:00')).toEqual(['mdy']);
    expect(candidates('27-01-02 10:00', '32-01-02 10:00')).toEqual(['ymd']);
  });
  it('stays open where no number tells', () => {
    expect(candidates('01/02/2027 10:00')).toEqual(['dmy', 'mdy']);
    expect(candidates('24/08/17 10:00')).toEqual(['dmy', 'ymd']);
    expect(candidates('03.02.2027 10:00')).toEqual(['dmy']);
    expect(candidates('2027-01-02 10:00', 'x')).toEqual([]);
  });
  it('passes over a date that no order fits', () => expect(candidates('01/31/2027 10:00', '45/45/2027 10:00')).toEqual(['mdy']));
});

describe('durations', () => {
  it.each([['65', 's', 65], ['65.9', 's', 65], ['0:15:34', 's', 934], ['100:00:01', 's', 360_001], ['15:34', 's', 934], ['1.5', 'min', 90], ['0.1', 'min', 6], ['2500', 'ms', 2], ['55 s', 's', 55], ['0', 's', 0]] as const)(
    '%s in %s is %i s', (text, unit, seconds) => expect(durationSeconds(text, unit)).toBe(seconds));
  it.each(['', '-5', 'abc', '1:75', '1:75:00', '1e3'])('does not read %s', (text) => expect(durationSeconds(text, 's')).toBe(-1));
});

describe('the wall clock', () => {
  const local = (text: string): number => Date.parse(`${text}Z`) / 1000;
  const utc = local;
  const byOrder = (clock: LocalClock, time: number): number => {
    const first = clock.start(time);
    return Number.isNaN(clock.second) || !clock.isSecondByOrder(time) ? first : clock.second;
  };

  it('reads summer and winter', () => {
    const clock = new LocalClock('Europe/London');
    expect(clock.start(local('2026-07-01T10:00:00'))).toBe(utc('2026-07-01T09:00:00'));
    expect(clock.start(local('2026-12-01T10:00:00'))).toBe(utc('2026-12-01T10:00:00'));
    expect([clock.byOrder, clock.missing]).toEqual([0, 0]);
  });

  // On 2026-10-25 London's clock goes from 02:00 back to 01:00, at 01:00 UTC.
  it('takes the order of the rows in the hour that comes twice', () => {
    const clock = new LocalClock('Europe/London');
    const read = ['00:50', '01:10', '01:55', '01:50', '01:05', '01:40', '02:10'].map((time) => byOrder(clock, local(`2026-10-25T${time}:00`)));
    expect(read.map((instant) => new Date(instant * 1000).toISOString().slice(11, 16))).toEqual(['23:50', '00:10', '00:55', '00:50', '01:05', '01:40', '02:10']);
    expect(clock.byOrder).toBe(5);
  });

  it('takes it backward where the file is written newest first', () => {
    const clock = new LocalClock('Europe/London');
    const read = ['03:00', '02:10', '01:40', '01:05', '01:55', '01:10', '00:50'].map((time) => byOrder(clock, local(`2026-10-25T${time}:00`)));
    expect(read.map((instant) => new Date(instant * 1000).toISOString().slice(11, 16))).toEqual(['03:00', '02:10', '01:40', '01:05', '00:55', '00:10', '23:50']);
  });

  it('reads an hour that never was with the offset before, and counts it', () => {
    const clock = new LocalClock('Europe/London');
    expect(clock.start(local('2027-03-28T01:30:00'))).toBe(utc('2027-03-28T01:30:00'));
    expect(clock.missing).toBe(1);
  });

  it('ends a call over the change by its length', () => {
    const clock = new LocalClock('Europe/London');
    const start = clock.start(local('2026-10-25T00:50:00'));
    expect(clock.after(local('2026-10-25T01:20:00'), start, start + 1800) - start).toBe(1800);
    expect(clock.after(local('2026-10-25T01:20:00'), start, start + 5400) - start).toBe(5400);
  });
});
