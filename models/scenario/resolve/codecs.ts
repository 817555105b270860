import { codecOf, codecs as catalogue } from '../../catalog/codecs.ts';
import type { Findings } from '../findings.ts';
import { nearest } from '../nearest.ts';
import { readQuantity, type QuantityReader } from '../quantity.ts';
import type { CodecChoice } from '../scenario.ts';

/** Default on carrier and PBX legs. */
export const CARRIER_CODECS = ['g711a'];
/** Default towards Teams: what the Teams client offers first, then what the carrier takes without transcoding. */
export const TEAMS_CODECS = ['silk-wb', 'g711a'];
export const DEFAULT_PTIME = '20 ms';

/** Milliseconds of a packet time as written, else of the default, which is then recorded. */
export function packetTime(given: string | undefined, path: string, read: QuantityReader, findings: Findings): number {
  const written = findings.orDefault(given, path, DEFAULT_PTIME);
  const milliseconds = Number((readQuantity(read, written, 'delay', path, findings) * 1000).toPrecision(12));
  if (given !== undefined && read(written, 'delay') !== null && (milliseconds < 5 || milliseconds > 200)) {
    findings.error('packet-time', path, `${path} is "${written}", but a packet time from 5 ms to 200 ms must stand there.`, 'Write a packet time such as "20 ms".');
  }
  return milliseconds;
}

/** Codecs as written, else the default, with the packet time; a codec that the catalogue lacks is an issue. */
export function codecChoice(given: string[] | undefined, path: string, fallback: string[], ptimeMs: number, findings: Findings): CodecChoice {
  const codecs = [...findings.orDefault(given, path, fallback)];
  codecs.forEach((id, i) => checkCodec(id, `${path}/${i}`, ptimeMs, findings));
  return { codecs, ptimeMs };
}

function checkCodec(id: string, path: string, ptimeMs: number, findings: Findings): void {
  const codec = codecOf(id);
  if (codec === undefined) {
    const known = catalogue.map((entry) => entry.id);
    const near = nearest(id, known);
    findings.error('unknown-codec', path, `${path} names the codec "${id}", which the catalogue does not have.`, near === null ? `Write one of ${known.join(', ')}.` : `Write "${near}".`);
  } else if (codec.frameMs !== null && ptimeMs % codec.frameMs !== 0) {
    findings.error('packet-time', path, `${path} is ${codec.name}, whose packets hold whole frames of ${codec.frameMs} ms, and the packet time is ${ptimeMs} ms.`, `Write "ptime": "${codec.defaultPtimeMs} ms" beside the codecs.`);
  }
}
