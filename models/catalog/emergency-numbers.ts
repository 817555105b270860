import type { Source } from './source.ts';

/** Emergency numbers as dialled, by country (ISO 3166-1 alpha-2); `*`: reached in every country's mobile networks and in most fixed ones. */
export const emergencyNumbers: { readonly byCountry: Readonly<Record<string, readonly string[]>>; readonly source: Source } = {
  byCountry: {
    '*': ['112', '911', '999'],
    AU: ['000', '112'], BE: ['112', '100', '101'], BR: ['190', '192', '193'], CA: ['911'], CH: ['112', '117', '118', '144'],
    CN: ['110', '119', '120'], CZ: ['112', '150', '155', '158'], DE: ['112', '110'], DK: ['112'], ES: ['112'], FI: ['112'],
    FR: ['112', '15', '17', '18'], GB: ['999', '112'], HK: ['999', '112'], IE: ['999', '112'], IN: ['112', '100', '101', '102'],
    IT: ['112', '113', '115', '118'], JP: ['110', '119'], MX: ['911'], MY: ['999', '112'], NL: ['112'], NO: ['110', '112', '113'],
    NZ: ['111'], PL: ['112', '997', '998', '999'], PT: ['112'], SE: ['112'], SG: ['999', '995'], US: ['911'], ZA: ['10111', '10177', '112'],
  },
  source: { title: 'ITU-T E.129, presentation of national numbering plans: emergency numbers; ITU-T E.161.1 (112 and 911)', date: '2013-01' },
};

/** Emergency numbers of a country; those common everywhere when the country is null or not listed. */
export function emergencyNumbersOf(country: string | null): readonly string[] {
  return (country === null ? undefined : emergencyNumbers.byCountry[country]) ?? emergencyNumbers.byCountry['*']!;
}
