import { error, type Issue } from '../core/issue.ts';

/** The value of JSON text, or where it stops being JSON. */
export function readJson(text: string, file: string): { value: unknown } | { issue: Issue } {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(plain) as unknown };
  } catch {
    const at = firstFault(plain);
    const before = plain.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    const what = at >= plain.length ? 'the text ends too early' : `there is an unexpected ${JSON.stringify(plain[at])}`;
    return { issue: error('not-json', '', `${file} is not valid JSON: ${what} in line ${line}, column ${column}.`, 'Mend that place: look for a missing comma, quote or bracket just before it.', { file, line }) };
  }
}

/** Thrown inside the scan with the place of the fault. */
class Fault {
  constructor(readonly at: number) {}
}

/** Index of the first character that cannot stand where it stands. Engines tell it in different words, or not at all. */
function firstFault(text: string): number {
  try {
    const end = scanValue(text, skipSpace(text, 0));
    return skipSpace(text, end);
  } catch (fault) {
    if (fault instanceof Fault) return Math.min(fault.at, text.length);
    throw fault;
  }
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++;
  return at;
}

function scanValue(text: string, at: number): number {
  const first = text[at];
  if (first === '{') return scanList(text, at, '}', (from) => scanMember(text, from));
  if (first === '[') return scanList(text, at, ']', (from) => scanValue(text, from));
  if (first === '"') return scanString(text, at);
  const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
  plain.lastIndex = at;
  const found = plain.exec(text);
  if (!found) throw new Fault(at);
  return at + found[0].length;
}

function scanList(text: string, at: number, close: string, scanEntry: (from: number) => number): number {
  at = skipSpace(text, at + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    at = skipSpace(text, scanEntry(at));
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new Fault(at);
    at = skipSpace(text, at + 1);
  }
}

function scanMember(text: string, at: number): number {
  if (text[at] !== '"') throw new Fault(at);
  at = skipSpace(text, scanString(text, at));
  if (text[at] !== ':') throw new Fault(at);
  return scanValue(text, skipSpace(text, at + 1));
}

function scanString(text: string, at: number): number {
  for (at++; at < text.length; at++) {
    const character = text[at]!;
    if (character === '"') return at + 1;
    if (character < ' ') throw new Fault(at);
    if (character !== '\\') continue;
    at++;
    if (text[at] === 'u') {
      if (!/^[0-9a-fA-F]{4}/.test(text.slice(at + 1, at + 5))) throw new Fault(at + 1);
      at += 4;
    } else if (text[at] === undefined || !'"\\/bfnrt'.includes(text[at]!)) throw new Fault(at);
  }
  throw new Fault(at);
}
