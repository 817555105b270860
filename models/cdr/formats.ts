import type { CollectionSheet, Confidence, RecordFormat } from './adapters/record-format.ts';
import { allFormats } from './all-formats.ts';

/** Id of a format that is read. */
export type FormatId = string;

/** A format that is read, as `formats` prints it. */
export interface FormatInfo {
  id: FormatId;
  product: string;
  recognisedBy: string;
  /** In which zone its times stand. */
  timeZone: string;
  /** From when to when a channel counts as occupied. */
  occupiedFrom: string;
  /** How sure the reading is. */
  sureness: string;
  /** What the reading rests on. */
  confidence: Confidence;
  reads: string[];
  cannotTell: string[];
  /** What to do at the PBX and to ask of the carrier. */
  collection: CollectionSheet;
}

/** The call-record formats that are read, with how each is recognised and collected. */
export function formats(): FormatInfo[] {
  return allFormats.map(({ id, product, recognisedBy, timeZone, occupiedFrom, sureness, confidence, reads, cannotTell, collection }) => ({
    id, product, recognisedBy, timeZone, occupiedFrom, sureness, confidence, reads: [...reads], cannotTell: [...cannotTell],
    collection: { switchOn: [...collection.switchOn], collectFor: collection.collectFor, export: [...collection.export], askCarrier: [...collection.askCarrier] },
  }));
}

/** The id of the format of that name; null when there is none. */
export function formatId(text: string): FormatId | null {
  const wanted = text.trim().toLowerCase();
  return formatOf(wanted)?.id ?? allFormats.find(({ alsoNamed }) => alsoNamed?.includes(wanted))?.id ?? null;
}

/** The format of that id; null when there is none. */
export function formatOf(id: FormatId): RecordFormat | null {
  return allFormats.find((format) => format.id === id) ?? null;
}
