import type { Chance } from './chance.ts';
import type { SiteName } from './company.ts';

/** A number of the public network: in E.164, and as a Northwind phone dials it (9 for an outside line). */
export interface PublicNumber {
  e164: string;
  dialled: string;
  /** Sites whose trunks carry a call to it, the first choice first. */
  trunksOf: readonly SiteName[];
}

const AREA: Record<SiteName, string> = { lon: '2079460', man: '1614960', lee: '1134960' };
/** Birmingham, Glasgow, Bristol, and numbers without area; all from Ofcom's ranges for drama use. */
const ELSEWHERE = ['1214960', '1414960', '1174960', '1632960'];
const ABROAD = ['1212555', '4930555', '3315556', '3531555'];
/** Own area, mobile, another Northwind city, the rest of the country, abroad, freephone. */
const SHARES = [0.4, 0.72, 0.82, 0.92, 0.95, 1];

/** Someone whom a user of the site calls. Calls to Manchester and Leeds leave by the trunk there, all others by London's. */
export function someoneCalled(chance: Chance, site: SiteName): PublicNumber {
  const kind = chance.pick(SHARES);
  if (kind === 0) return geographic(chance, site);
  if (kind === 1) return national(`7700900${digits(chance, 3)}`, ['lon']);
  if (kind === 2) return geographic(chance, site === 'lon' ? (chance.happens(0.7) ? 'man' : 'lee') : 'lon');
  if (kind === 3) return national(ELSEWHERE[chance.whole(0, ELSEWHERE.length - 1)]! + digits(chance, 3), ['lon']);
  if (kind === 4) {
    const number = ABROAD[chance.whole(0, ABROAD.length - 1)]! + digits(chance, 4);
    return { e164: `+${number}`, dialled: `900${number}`, trunksOf: ['lon'] };
  }
  return national(`8081570${digits(chance, 3)}`, ['lon']);
}

/** Someone who calls the site, E.164. */
export function someoneCalling(chance: Chance, site: SiteName): string {
  const kind = chance.uniform();
  if (kind < 0.5) return geographic(chance, site).e164;
  return kind < 0.85 ? `+447700900${digits(chance, 3)}` : `+44${ELSEWHERE[chance.whole(0, ELSEWHERE.length - 1)]!}${digits(chance, 3)}`;
}

/** The company's own numbers end below 900; neighbours have the rest. */
function geographic(chance: Chance, area: SiteName): PublicNumber {
  return national(AREA[area] + String(chance.whole(900, 999)), area === 'lon' ? ['lon'] : [area, 'lon']);
}

function national(number: string, trunksOf: readonly SiteName[]): PublicNumber {
  return { e164: `+44${number}`, dialled: `90${number}`, trunksOf };
}

function digits(chance: Chance, count: number): string {
  return String(chance.whole(0, 10 ** count - 1)).padStart(count, '0');
}
