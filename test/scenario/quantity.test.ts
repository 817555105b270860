import { describe, expect, it } from 'vitest';
import { parseExtensions } from '../../models/scenario/extension.ts';
import { parseMoney } from '../../models/scenario/money.ts';
import { editDistance, nearest } from '../../models/scenario/nearest.ts';
import { overlap, parseNumberRange } from '../../models/scenario/number-range.ts';
import { quantityReader } from '../../models/scenario/quantity.ts';

describe('quantities', async () => {
  const read = await quantityReader();

  it.each([
    ['200 Mbit/s', 200e6], ['1.5 Gbit/s', 1.5e9], ['800 kbit/s', 800e3], ['64 kbit / s', 64e3], ['200Mbit/s', 200e6], ['25 MB/s', 200e6], ['1e3 bit/s', 1000],
  ])('read %s as %d bit/s', (written, value) => expect(read(written, 'rate')).toBe(value));

  it.each([
    ['180 s', 180], ['0.5 h', 1800], ['12 ms', 0.012], ['14 d', 1_209_600], ['30 min', 1800], ['2 h', 7200], ['3 days', 259_200], ['1 week', 604_800], ['12 ns', 1.2e-8], ['0 s', 0],
  ])('read %s as %d seconds', (written, value) => expect(read(written, 'time')).toBe(value));

  it.each(['200', '', '3 m', '200 MB', 'Mbit/s', '-3 s', '1 s s', '5 furlongz', '0,5 h', 'week', '1e999 s', 'import("x") s'])('do not read %s as a time', (written) => {
    expect(read(written, 'time')).toBeNull();
  });
});

describe('money', () => {
  it('is an amount and a code', () => {
    expect(parseMoney('900 GBP')).toEqual({ amount: 900, currency: 'GBP' });
    expect(parseMoney('1234.56 EUR')).toEqual({ amount: 1234.56, currency: 'EUR' });
  });
  it.each(['900', 'GBP 900', '£900', '1,000 GBP', '-5 GBP', '900 gbp', '900GBP'])('is not %s', (written) => expect(parseMoney(written)).toBeNull());
});

describe('number ranges', () => {
  it.each([
    ['+442079460000-0199', '442079460000', 200], ['+442079460000', '442079460000', 1], ['+442079460098-102', '442079460098', 5],
    ['+442079460000-+442079460199', '442079460000', 200], ['+441632960995-9', '441632960995', 5],
  ])('read %s', (written, first, count) => expect(parseNumberRange(written)).toEqual({ first, count }));

  it.each(['442079460000', '+442079460199-0000', '+4420-12345', '+442079460000-+4420794601', '+442079460000 - 0199', '+1234567890123456', '+44-'])('do not read %s', (written) => {
    expect(parseNumberRange(written)).toBeNull();
  });

  it('overlap where a number is in both', () => {
    const span = (written: string) => parseNumberRange(written)!;
    expect(overlap(span('+442079460000-0199'), span('+442079460199-0300'))).toBe(true);
    expect(overlap(span('+442079460000-0199'), span('+442079460200-0300'))).toBe(false);
    expect(overlap(span('+442079460000-0199'), span('+442079460100'))).toBe(true);
    expect(overlap(span('+4420794600-01'), span('+442079460000-0199'))).toBe(false);
  });
});

describe('extensions', () => {
  it('are one or a range of one length', () => {
    expect(parseExtensions('2900')).toEqual({ first: '2900', last: '2900' });
    expect(parseExtensions('0000-0199')).toEqual({ first: '0000', last: '0199' });
    expect(parseExtensions('2199-2000')).toBeNull();
    expect(parseExtensions('200-2199')).toBeNull();
  });
});

describe('the nearest word', () => {
  it.each([['kitten', 'sitting', 3], ['', 'abc', 3], ['chanels', 'channels', 1], ['hodlidays', 'holidays', 1], ['ab', 'ba', 1], ['same', 'same', 0]])(
    'lies %s – %s: %d', (a, b, distance) => {
      expect(editDistance(a, b)).toBe(distance);
      expect(editDistance(b, a)).toBe(distance);
    },
  );
  it('is told only when it is near', () => {
    expect(nearest('chanels', ['channel', 'channels', 'codecs'])).toBe('channels');
    expect(nearest('trunx', ['run', 'trunks'])).toBe('trunks');
    expect(nearest('zzzzzzzz', ['channels', 'kind'])).toBeNull();
    expect(nearest('x', [])).toBeNull();
  });
});
