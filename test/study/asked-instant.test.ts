import { describe, expect, it } from 'vitest';
import { askedInstant } from '../../models/study/asked-instant.ts';
import { dayNumber } from '../../models/core/zone.ts';

const day = dayNumber('2027-07-05');
const seconds = (iso: string): number => Date.parse(iso) / 1000;

describe('askedInstant', () => {
  it.each([
    ['10:24', '2027-07-05T09:24:00Z'],
    ['10:24:31', '2027-07-05T09:24:31Z'],
    ['00:00', '2027-07-04T23:00:00Z'],
    ['2027-01-14T10:24', '2027-01-14T10:24:00Z'],
    ['2027-07-06T10:24:31Z', '2027-07-06T10:24:31Z'],
    ['2027-07-06T10:24+02:00', '2027-07-06T08:24:00Z'],
    ['2027-07-06T01:00-05:30', '2027-07-06T06:30:00Z'],
  ])('reads %s by the clock of London', (text, iso) => {
    expect(askedInstant(text, 'Europe/London', day)).toBe(seconds(iso));
  });

  it.each(['', '24:00', '10:60', '10:24:60', '10', 'noon', '2027-02-30T10:00', '10:24Z', '2027-07-06T10:24+25:00', '2027-07-06'])('does not read %j', (text) => {
    expect(askedInstant(text, 'Europe/London', day)).toBeNull();
  });
});
