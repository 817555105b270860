/** Northwind, a fictitious company of three sites on one Cisco CUCM cluster. Telephone numbers are Ofcom's for drama use. */
export interface Department {
  id: string;
  site: SiteName;
  /** Users in the company of 1,200. */
  users: number;
  /** First extension. */
  extension: number;
  /** First attempts on a normal day for each user: from the public network, to it, and to colleagues. */
  inbound: number;
  outbound: number;
  internal: number;
  /** Mean talk time of calls with the public network, seconds. */
  talkSeconds: number;
  shape: DayShape;
  /** Pilot of the hunt group that answers most inbound calls. */
  pilot: string | null;
}
export type SiteName = 'lon' | 'man' | 'lee';
export type DayShape = 'office' | 'service' | 'early';

export const departments: readonly Department[] = [
  { id: 'lon-it', site: 'lon', users: 30, extension: 2000, inbound: 1.5, outbound: 2, internal: 8, talkSeconds: 220, shape: 'office', pilot: null },
  { id: 'lon-finance', site: 'lon', users: 100, extension: 2030, inbound: 1.4, outbound: 1.8, internal: 4.5, talkSeconds: 190, shape: 'office', pilot: null },
  { id: 'lon-sales', site: 'lon', users: 210, extension: 2130, inbound: 2.6, outbound: 5.6, internal: 4.5, talkSeconds: 200, shape: 'office', pilot: null },
  { id: 'lon-service', site: 'lon', users: 110, extension: 2340, inbound: 9, outbound: 2.4, internal: 4.5, talkSeconds: 230, shape: 'service', pilot: '2890' },
  { id: 'lon-operations', site: 'lon', users: 220, extension: 2450, inbound: 1, outbound: 1.7, internal: 4.5, talkSeconds: 150, shape: 'office', pilot: null },
  { id: 'lon-executive', site: 'lon', users: 80, extension: 2670, inbound: 1.2, outbound: 2, internal: 4.5, talkSeconds: 260, shape: 'office', pilot: null },
  { id: 'man-sales', site: 'man', users: 90, extension: 3000, inbound: 2.4, outbound: 5, internal: 4.5, talkSeconds: 200, shape: 'office', pilot: null },
  { id: 'man-service', site: 'man', users: 80, extension: 3090, inbound: 7, outbound: 2.2, internal: 4, talkSeconds: 220, shape: 'service', pilot: '3390' },
  { id: 'man-engineering', site: 'man', users: 110, extension: 3170, inbound: 0.8, outbound: 1.4, internal: 4.5, talkSeconds: 170, shape: 'office', pilot: null },
  { id: 'man-admin', site: 'man', users: 50, extension: 3280, inbound: 2, outbound: 1.8, internal: 4.5, talkSeconds: 160, shape: 'office', pilot: null },
  { id: 'lee-warehouse', site: 'lee', users: 50, extension: 4000, inbound: 0.8, outbound: 1, internal: 3, talkSeconds: 120, shape: 'early', pilot: null },
  { id: 'lee-transport', site: 'lee', users: 40, extension: 4050, inbound: 6, outbound: 4.5, internal: 4.5, talkSeconds: 140, shape: 'early', pilot: '4190' },
  { id: 'lee-office', site: 'lee', users: 30, extension: 4090, inbound: 1.8, outbound: 2, internal: 4, talkSeconds: 180, shape: 'office', pilot: null },
];

const USERS = 1200;
/** With six-digit extensions every department has room for a hundred times its users. */
export const MOST_USERS = 100 * USERS;

export interface User {
  extension: string;
  department: number;
  /** Number in the public network, E.164. */
  number: string;
}

/** A trunk device of the old PBX. */
export interface TrunkDevice {
  site: SiteName;
  channels: number;
  cucmName: string;
  /** Channel without its suffix, as Asterisk names it; of DAHDI only what stands before the second slash. */
  asteriskName: string;
}

export interface Company {
  users: User[];
  /** Indices into `users` of each department's first and behind its last. */
  membersOf: { first: number; end: number }[];
  trunks: TrunkDevice[];
}

/**
 * The company with `users` people, the departments in proportion. Beyond 1,200 the extensions grow to five and six digits and the
 * trunks with them. Throws RangeError when `users` is no whole number from 13 (one for each department) to 120,000.
 */
export function company(users: number): Company {
  if (!Number.isInteger(users) || users < departments.length || users > MOST_USERS) {
    throw new RangeError(`users: ${users} is not a whole number from ${departments.length} to ${MOST_USERS}.`);
  }
  const scale = users / USERS;
  const step = scale <= 1 ? 1 : scale <= 10 ? 10 : 100;
  const people: User[] = [];
  const membersOf: Company['membersOf'] = [];
  let nominal = 0;
  departments.forEach((department, index) => {
    const first = people.length;
    nominal += department.users;
    const end = Math.min(users - (departments.length - 1 - index), Math.max(first + 1, Math.round(nominal * scale)));
    for (let i = first; i < end; i++) {
      const extension = String(department.extension * step + (i - first));
      people.push({ extension, department: index, number: numberOf(department.site, extension) });
    }
    membersOf.push({ first, end });
  });
  return { users: people, membersOf, trunks: trunks(scale) };
}

/** Ofcom reserves 020 7946 0xxx, 0161 496 0xxx and 0113 496 0xxx for fiction; the last three digits are the extension's. */
function numberOf(site: SiteName, extension: string): string {
  const last = extension.slice(1, 4);
  return { lon: '+442079460', man: '+441614960', lee: '+441134960' }[site] + last;
}

function trunks(scale: number): TrunkDevice[] {
  const list: TrunkDevice[] = [
    { site: 'lon', channels: Math.max(4, Math.ceil(60 * scale)), cucmName: 'LON-SIP-1', asteriskName: 'PJSIP/LON-SIP-1' },
    { site: 'man', channels: Math.max(4, Math.ceil(30 * scale)), cucmName: 'MAN-SIP-1', asteriskName: 'PJSIP/MAN-SIP-1' },
  ];
  // A primary rate interface has 30 channels, whatever the size of the site behind it.
  for (let span = 0; span < Math.max(1, Math.ceil(scale)); span++) {
    list.push({ site: 'lee', channels: 30, cucmName: `S0/SU2/DS1-${span}@leeds-gw`, asteriskName: `DAHDI/i${span + 1}` });
  }
  return list;
}
