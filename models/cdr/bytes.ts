import { error } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';

/** More zeros in a row than this are no fill between lines. */
const LONGEST_FILL = 64;
/** How many bytes of a file are looked at before its text is read. */
export const HEAD_BYTES = 65_536;

/** Kinds of file that are no text, by their first bytes. */
const SIGNATURES: { bytes: number[]; kind: string; fix: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'a zip archive or an Excel workbook', fix: 'Unpack it, or save the sheet as CSV, and open the text files inside.' },
  { bytes: [0x1f, 0x8b], kind: 'a gzip archive', fix: 'Unpack it and open the text file inside.' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'an old Excel workbook', fix: 'Save the sheet as CSV and open that.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'a PDF', fix: 'Export the call records as CSV and open that.' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], kind: 'an SQLite database', fix: 'Export the table of call records as CSV and open that.' },
];

/** Why a file of these first bytes cannot hold call records as text; null when it may. */
export function whyNotText(head: Uint8Array, file: string): Issue | null {
  if (head.length === 0) {
    return error('empty-file', '', `${file} is empty.`, 'Export the call records again and check that the file has rows.', { file });
  }
  for (const { bytes, kind, fix } of SIGNATURES) {
    if (bytes.every((byte, at) => head[at] === byte)) return error('not-text', '', `${file} is ${kind}, not call records as text.`, fix, { file });
  }
  if (utf16Order(head) === null && looksBinary(head)) {
    return error('not-text', '', `${file} is a binary file, not call records as text.`, 'Open the CSV or text file of call records that the PBX or its reporting tool writes.', { file });
  }
  return null;
}

/** `utf-16le` or `utf-16be` when the bytes say so, by their mark or by a zero in every other byte; null otherwise. */
export function utf16Order(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, 4096) >> 1;
  if (pairs < 8) return null;
  let zeroFirst = 0;
  let zeroSecond = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[2 * pair] === 0) zeroFirst++;
    if (head[2 * pair + 1] === 0) zeroSecond++;
  }
  if (zeroSecond > 0.6 * pairs && zeroFirst < 0.05 * pairs) return 'utf-16le';
  if (zeroFirst > 0.6 * pairs && zeroSecond < 0.05 * pairs) return 'utf-16be';
  return null;
}

/** Control bytes that no text of call records has; zeros at the start and beside line breaks, which some PBXs and collectors write, are allowed. */
function looksBinary(head: Uint8Array): boolean {
  let start = 0;
  while (start < head.length && head[start] === 0) start++;
  if (start === head.length) return true;
  let control = 0;
  for (let at = start; at < head.length; at++) {
    const byte = head[at]!;
    if (byte === 0 && besideBreak(head, at)) continue;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26)) control++;
  }
  return control > 0.002 * (head.length - start) + 2;
}

/** Whether only zeros stand between a place and a line break or form feed, on either side. */
function besideBreak(head: Uint8Array, at: number): boolean {
  let before = at;
  while (before > 0 && at - before < LONGEST_FILL && head[before] === 0) before--;
  let behind = at;
  while (behind < head.length - 1 && behind - at < LONGEST_FILL && head[behind] === 0) behind++;
  return isBreak(head[before]!) || isBreak(head[behind]!);
}

function isBreak(byte: number): boolean {
  return byte === 10 || byte === 12 || byte === 13;
}
