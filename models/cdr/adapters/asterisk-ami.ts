import type { NormalisedRow } from '../normalised-row.ts';
import type { Sample } from '../sample.ts';
import type { AdapterContext, Verdict } from './adapter.ts';
import { asterisk } from './asterisk.ts';
import { AsteriskRows } from './asterisk-row.ts';
import type { FormatMatch, RecordFormat } from './record-format.ts';

/** Keys of the event in the order of the cells that are made of it. */
const KEYS = ['starttime', 'answertime', 'endtime', 'duration', 'billableseconds', 'source', 'destination', 'channel', 'destinationchannel', 'disposition', 'uniqueid', 'linkedid'] as const;
const AT = { start: 0, answer: 1, end: 2, duration: 3, billsec: 4, src: 5, dst: 6, channel: 7, dstchannel: 8, disposition: 9, uniqueid: 10, linkedid: 11, sequence: -1 };
const EVENT = /"event"\s*:\s*"Cdr"/i;
/** Least share of the lines that are such events: a log has other lines too. */
const LEAST = 0.1;

/** Cdr events of Asterisk's manager interface, as programs log them in JSON. Source: Asterisk, AMI event Cdr; read in a real file. */
export const asteriskAmi: RecordFormat = {
  ...asterisk,
  id: 'asterisk-ami',
  alsoNamed: ['ami'],
  product: 'Asterisk, log of AMI Cdr events in JSON',
  recognisedBy: 'lines with a JSON object whose event is Cdr, whatever stands before it',
  collection: {
    ...asterisk.collection,
    switchOn: ['cdr.conf: enable=yes, unanswered=yes and congestion=yes; cdr_manager.conf: enabled=yes, with linkedid as a mapping so that rows of a call can be joined.'],
    export: ['The log of the program that receives the events, one event a line; better Asterisk\'s own Master.csv, which misses nothing while that program is down.', 'The list of trunks (pjsip or sip show peers, DAHDI spans).'],
  },
  idsOf: 'asterisk',
  lexing: 'lines',
  detect: detectAmi,
};

function detectAmi({ lines }: Sample): FormatMatch | null {
  const fitting = lines.filter((line) => EVENT.test(line)).length;
  if (fitting === 0 || fitting < lines.length * LEAST) return null;
  return {
    score: 0.97, evidence: [`${fitting} of ${lines.length} lines hold an event Cdr`], above: 0, header: null, width: 1, timeColumns: [],
    open: (context) => new AmiRows(context),
  };
}

/** Rows of Asterisk, one in a line of a log. */
class AmiRows extends AsteriskRows {
  constructor(context: AdapterContext) {
    super(context, AT, 1, null);
  }

  protected override readRow([line]: string[], row: NormalisedRow): Verdict {
    if (!EVENT.test(line!)) return 'skip';
    const cells = cellsOf(line!);
    return cells ? super.readRow(cells, row) : 'columns';
  }
}

/** Cells of the event in a line; null where it is no complete JSON. */
function cellsOf(line: string): string[] | null {
  try {
    const event = JSON.parse(line.slice(line.indexOf('{'), line.lastIndexOf('}') + 1)) as Record<string, unknown>;
    const values = new Map(Object.entries(event).map(([key, value]) => [key.toLowerCase(), value]));
    return KEYS.map((key) => {
      const value = values.get(key);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    });
  } catch {
    return null;
  }
}
