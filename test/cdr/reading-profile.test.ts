import { describe, expect, it } from 'vitest';
import { profileText, readProfile } from '../../models/cdr/reading-profile.ts';
import type { ReadingProfile } from '../../models/cdr/reading-profile.ts';

const profile: ReadingProfile = {
  name: 'Old switch',
  reading: {
    format: 'fixed', timeZone: 'Europe/London', dateOrder: 'dmy', durationUnit: 'hmmt', year: 2027, encoding: 'windows-1252', delimiter: '\t',
    ruler: [{ role: 'start', from: 1, to: 8 }, { role: 'condition', from: 9, to: 9 }], map: { start: 'When', duration: '3' },
  },
};

function complaints(value: unknown): string[] {
  const read = readProfile(value, 'p.json');
  return 'issues' in read ? read.issues.map(({ path, message, fix }) => `${path} ${message} ${fix}`) : [];
}

describe('a profile of a reading', () => {
  it('comes back from its file as it was', () => {
    expect(readProfile(JSON.parse(profileText(profile)), 'p.json')).toEqual({ profile });
  });

  it('that is none says how one looks', () => {
    for (const value of [null, [], 'x', { busyhour: 1 }]) expect(complaints(value)[0]).toMatch(/p\.json is no profile.*"busyhourProfile": 1/);
  });

  it.each([
    [{ busyhourProfile: 2 }, '/busyhourProfile', 'version 2'],
    [{ name: '' }, '/name', 'its name is ""'],
    [{ pbx: 'a' }, '/pbx', '"pbx"'],
    [{ reading: [] }, '/reading', 'Write an object'],
    [{ reading: { format: 'nonsense' } }, '/reading/format', '"nonsense"'],
    [{ reading: { timeZone: 'Europe/Nowhere' } }, '/reading/timeZone', 'Europe/London'],
    [{ reading: { dateOrder: 'dym' } }, '/reading/dateOrder', '"dym"'],
    [{ reading: { durationUnit: 'h' } }, '/reading/durationUnit', 'hmmt'],
    [{ reading: { year: '2027' } }, '/reading/year', '1970 to 2099'],
    [{ reading: { encoding: 'utf-9' } }, '/reading/encoding', 'windows-1252'],
    [{ reading: { delimiter: ';;' } }, '/reading/delimiter', 'one character'],
    [{ reading: { pbx: 'pbx-1' } }, '/reading/pbx', '"pbx"'],
    [{ reading: { tz: 'UTC' } }, '/reading/tz', 'timeZone'],
    [{ reading: { map: { begin: 'a' } } }, '/reading/map/begin', 'Roles are start'],
    [{ reading: { map: { start: 1 } } }, '/reading/map/start', 'in quotes'],
    [{ reading: { ruler: [] } }, '/reading/ruler', 'Write a list'],
    [{ reading: { ruler: [{ role: 'begin', from: 1, to: 2 }] } }, '/reading/ruler/0', 'roles are start'],
    [{ reading: { ruler: [{ role: 'start', from: 0, to: 2 }] } }, '/reading/ruler/0', 'from 0 to 2'],
    [{ reading: { ruler: [{ role: 'start', from: 3, to: 2 }] } }, '/reading/ruler/0', 'from 3 to 2'],
  ])('with %j says where and what to write', (wrong, path, words) => {
    const said = complaints({ busyhourProfile: 1, name: 'x', reading: {}, ...wrong });
    expect(said).toHaveLength(1);
    expect(said[0]!.startsWith(`${path} `)).toBe(true);
    expect(said[0]).toContain(words);
  });
});
