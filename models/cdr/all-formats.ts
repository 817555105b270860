import { alcatelOxe } from './adapters/alcatel-oxe.ts';
import { anyCsv } from './adapters/any-csv.ts';
import { asterisk } from './adapters/asterisk.ts';
import { avayaCm } from './adapters/avaya-cm.ts';
import { avayaIpOffice } from './adapters/avaya-ip-office.ts';
import { ciscoCucm } from './adapters/cisco-cucm-format.ts';
import { fixedWidth } from './adapters/fixed-width.ts';
import { freepbx } from './adapters/freepbx.ts';
import { hipath3000 } from './adapters/hipath-3000.ts';
import { mitel3300 } from './adapters/mitel-3300.ts';
import { necSl } from './adapters/nec-sl.ts';
import { panasonicKx } from './adapters/panasonic-kx.ts';
import type { RecordFormat } from './adapters/record-format.ts';

/** Every format that is read, in the order in which they are listed: one import and one line each. */
export const allFormats: RecordFormat[] = [
  ciscoCucm,
  asterisk,
  freepbx,
  hipath3000,
  avayaIpOffice,
  avayaCm,
  mitel3300,
  panasonicKx,
  necSl,
  alcatelOxe,
  anyCsv,
  fixedWidth,
];
