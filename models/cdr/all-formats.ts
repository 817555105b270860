import { alcatelOxe } from './adapters/alcatel-oxe.ts';
import { anyCsv } from './adapters/any-csv.ts';
import { asteriskAmi } from './adapters/asterisk-ami.ts';
import { asterisk } from './adapters/asterisk.ts';
import { audiocodes } from './adapters/audiocodes.ts';
import { avayaCm } from './adapters/avaya-cm.ts';
import { avayaIpOffice } from './adapters/avaya-ip-office.ts';
import { broadworks } from './adapters/broadworks.ts';
import { ciscoCube } from './adapters/cisco-cube.ts';
import { ciscoCucm } from './adapters/cisco-cucm-format.ts';
import { cucmCmr } from './adapters/cucm-cmr.ts';
import { fixedWidth } from './adapters/fixed-width.ts';
import { freepbx } from './adapters/freepbx.ts';
import { freeswitch } from './adapters/freeswitch.ts';
import { hipath3000 } from './adapters/hipath-3000.ts';
import { mitel3300 } from './adapters/mitel-3300.ts';
import { necSl } from './adapters/nec-sl.ts';
import { oracleSbc } from './adapters/oracle-sbc.ts';
import { panasonicKx } from './adapters/panasonic-kx.ts';
import type { RecordFormat } from './adapters/record-format.ts';
import { ribbon } from './adapters/ribbon.ts';
import { teamsDirectRouting } from './adapters/teams-direct-routing.ts';
import { teamsPstn } from './adapters/teams-pstn.ts';
import { telcobridges } from './adapters/telcobridges.ts';
import { threecxLog } from './adapters/threecx-log.ts';
import { threecxTable } from './adapters/threecx-table.ts';
import { yeastar } from './adapters/yeastar.ts';

/** Every format that is read, in the order in which they are listed: one import and one line each. */
export const allFormats: RecordFormat[] = [
  ciscoCucm,
  cucmCmr,
  ciscoCube,
  asterisk,
  asteriskAmi,
  freepbx,
  freeswitch,
  hipath3000,
  avayaIpOffice,
  avayaCm,
  mitel3300,
  panasonicKx,
  threecxLog,
  threecxTable,
  yeastar,
  teamsDirectRouting,
  teamsPstn,
  ribbon,
  audiocodes,
  oracleSbc,
  broadworks,
  telcobridges,
  necSl,
  alcatelOxe,
  anyCsv,
  fixedWidth,
];
