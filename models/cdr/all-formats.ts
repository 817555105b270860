import { anyCsv } from './adapters/any-csv.ts';
import { asterisk } from './adapters/asterisk.ts';
import { audiocodes } from './adapters/audiocodes.ts';
import { broadworks } from './adapters/broadworks.ts';
import { ciscoCube } from './adapters/cisco-cube.ts';
import { ciscoCucm } from './adapters/cisco-cucm-format.ts';
import { cucmCmr } from './adapters/cucm-cmr.ts';
import { fixedWidth } from './adapters/fixed-width.ts';
import { freepbx } from './adapters/freepbx.ts';
import { hipath3000 } from './adapters/hipath-3000.ts';
import { oracleSbc } from './adapters/oracle-sbc.ts';
import type { RecordFormat } from './adapters/record-format.ts';
import { ribbon } from './adapters/ribbon.ts';
import { telcobridges } from './adapters/telcobridges.ts';

/** Every format that is read, in the order in which they are listed: one import and one line each. */
export const allFormats: RecordFormat[] = [
  ciscoCucm,
  cucmCmr,
  ciscoCube,
  asterisk,
  freepbx,
  hipath3000,
  ribbon,
  audiocodes,
  oracleSbc,
  broadworks,
  telcobridges,
  anyCsv,
  fixedWidth,
];
