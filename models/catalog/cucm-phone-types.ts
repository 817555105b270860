import type { Source } from './source.ts';

/** Numbers of Cisco device types that are phones, as text, for records that give the type as a number. */
export const cucmPhoneTypes: { numbers: ReadonlySet<string>; source: Source } = {
  numbers: new Set(['7', '8', '119', '307', '348', '369', '493', '537', '540', '30006', '30016']),
  source: { title: 'Cisco SIP stack, phone_platform_constants.h (7906 to 7971, 8961, 9951, 9971, IP Communicator)', date: '2009' },
};
