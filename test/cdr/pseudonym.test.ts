import { describe, expect, it } from 'vitest';
import { extensionRanges, inRanges } from '../../models/cdr/extension-ranges.ts';
import { keptDigits } from '../../models/cdr/kept-digits.ts';
import { masked, maskedIssue } from '../../models/cdr/masked.ts';
import { error } from '../../models/core/issue.ts';
import { Pseudonyms } from '../../models/cdr/pseudonym.ts';
import { keyedHash, newKey, pseudonymOptions } from '../../src/workers/keyed-hash.ts';

const KEY = 'ABCDE-FGHJK-MNPQR-STVWX';
const make = async (settings: { key?: string; keepExtensions?: string; dropNames?: boolean } = {}): Promise<Pseudonyms> =>
  new Pseudonyms(await pseudonymOptions({ key: KEY, keepExtensions: '', dropNames: false, ...settings }));

describe('pseudonyms', () => {
  it('rest on HMAC-SHA-256', async () => {
    // By OpenSSL: printf 'what do ya want for nothing?' | openssl dgst -sha256 -hmac ABCDEFGHJKMNPQRSTVWX
    const hash = await keyedHash('abcde fghjk-mnpqr STVWX');
    expect(Buffer.from(await hash('what do ya want for nothing?')).toString('hex')).toBe('121d8e566ff58ee1c55360396bad1641bbc600e59f5c082bd63d31203fa9227c');
  });

  it.each([1, 2, 3, 4, 5])('of extensions of %i digits are extensions, no two the same one', async (digits) => {
    const all = Array.from({ length: Math.min(10 ** digits, 3000) }, (_, at) => String(at).padStart(digits, '0'));
    const made = await (await make()).ofAll(all);
    expect(new Set(made).size).toBe(all.length);
    for (const one of made) expect(one).toMatch(new RegExp(`^\\d{${digits}}$`));
    if (digits > 2) expect(made.filter((one, at) => one === all[at] && !['112', '911', '999'].includes(one)).length).toBeLessThan(8);
  });

  it('leave kept ranges and emergency numbers, and nothing else becomes one of them', async () => {
    const all = Array.from({ length: 1000 }, (_, at) => String(at).padStart(3, '0'));
    const made = await (await make({ keepExtensions: '200-299, 500' })).ofAll(all);
    const stays = (text: string): boolean => (text >= '200' && text <= '299') || ['500', '112', '911', '999'].includes(text);
    all.forEach((one, at) => expect(stays(made[at]!)).toBe(stays(one)));
    expect(all.filter(stays).every((one) => made[Number(one)] === one)).toBe(true);
    expect(new Set(made).size).toBe(1000);
  });

  it('keep country, area and length of a number', async () => {
    const pseudonyms = await make();
    for (const [number, kept] of [['+442079460123', '+44207'], ['00442079460123', '0044207'], ['+12125550123', '+1212'], ['02079460123', '0207'], ['12125550123', '1212'], ['2125550123', '212'], ['902079460123', '90207'], ['5550123', '555']] as const) {
      const made = await pseudonyms.of(number);
      expect([made.length, made.startsWith(kept), made === number]).toEqual([number.length, true, false]);
    }
    expect(keptDigits('4420794601', true)).toBe(5);
    expect(keptDigits('1234567', false)).toBe(3);
  });

  it('are the same for the same key and differ by key', async () => {
    const numbers = ['2001', '+442079460123', 'Jane Smith'];
    expect(await (await make()).ofAll(numbers)).toEqual(await (await make({ key: KEY.toLowerCase().replaceAll('-', ' ') })).ofAll(numbers));
    const other = await (await make({ key: newKey() })).ofAll(numbers);
    expect(other[1]).not.toBe((await (await make()).ofAll(numbers))[1]);
    expect(newKey()).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/);
    expect(newKey()).not.toBe(newKey());
  });

  it('replace names, addresses and numbers with signs between, and leave what tells of nobody', async () => {
    const pseudonyms = await make();
    expect(await pseudonyms.of('Jane Smith')).toMatch(/^p[0-9a-f]{12}$/);
    expect(await pseudonyms.of('jane@example.com')).toMatch(/^p[0-9a-f]{12}$/);
    expect(await pseudonyms.of('sip:+442079460123@10.1.2.3;tag=x')).toBe(`sip:${await pseudonyms.of('+442079460123')}`);
    expect(await pseudonyms.of('(020) 7946-0123')).toBe(await pseudonyms.of('02079460123'));
    expect(await pseudonyms.ofAll(['anonymous', '*97', '', '112'])).toEqual(['anonymous', '*97', '', '112']);
    expect(await pseudonyms.of('*21*02079460123#')).toMatch(/^p/);
    expect(await (await make({ dropNames: true })).ofAll(['Jane Smith', '2001'])).toEqual(['name dropped', await pseudonyms.of('2001')]);
  });

  it('replace whole names of phones, and telephone numbers in names of trunks', async () => {
    const pseudonyms = await make();
    const named = async (name: string, reading: 'trunk' | 'phone' | 'neither'): Promise<string> => (await pseudonyms.ofDevice({ name, reading, because: '', imported: reading })).name;
    expect(await named('PJSIP/2001', 'phone')).toBe(`PJSIP/${await pseudonyms.of('2001')}`);
    expect(await named('SEP001122334455', 'phone')).toMatch(/^p[0-9a-f]{12}$/);
    expect(await named('Local/02079460123@out', 'neither')).toMatch(/^Local\/p/);
    expect(await named('S0/SU2/DS1-0@gw', 'trunk')).toBe('S0/SU2/DS1-0@gw');
    expect(await named('SIP/+442079460123-b', 'trunk')).toBe(`SIP/${await pseudonyms.of('+442079460123')}-b`);
  });

  it('are refused with a key that can be guessed, and with ranges that are none', async () => {
    await expect(make({ key: 'short' })).rejects.toThrow(/5 characters/);
    await expect(make({ keepExtensions: '2000-300' })).rejects.toThrow(/no list of extensions/);
    expect(extensionRanges('2000-2999, 51')).toEqual([{ from: '2000', to: '2999' }, { from: '51', to: '51' }]);
    expect(extensionRanges('3000-2000')).toBeNull();
    expect(inRanges('02500', [{ from: '2000', to: '2999' }])).toBe(false);
  });
});

describe('what is masked', () => {
  it('keeps its shape', () => expect(masked('2027-01-11,Jané,+44 20')).toBe('####-##-##,xxxx,+## ##'));
  it('in an issue is what it quotes of a file', () => {
    const message = (words: string, code = 'x'): string => maskedIssue(error(code, '', words, 'Do.', { file: 'cdr_201706291542_1.csv' })).message;
    expect(message('cdr_201706291542_1.csv begins with "Jane,0207".')).toBe('cdr_201706291542_1.csv begins with "xxxx,####".');
    expect(message('There is no format "nortel".', 'unknown-format-name')).toBe('There is no format "nortel".');
    expect(message('no column among its 3 columns (Jane, 02079460123, 2001)')).toBe('no column among its 3 columns (xxxx, ###########, ####)');
    expect(message('no column among its 3 columns (name, town, age)')).toBe('no column among its 3 columns (name, town, age)');
    expect(message('Row of +442079460123 is late; 12,345 rows.')).toBe('Row of +############ is late; 12,345 rows.');
  });
});
