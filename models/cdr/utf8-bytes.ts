/**
 * Writes a text's UTF-8 bytes and gives their number; `into` must have room for three bytes a character. Half a surrogate pair, which no decoder
 * lets through, is written as three bytes of its own, so that different texts never have the same bytes.
 */
export function writeUtf8(text: string, into: Uint8Array, at = 0): number {
  const from = at;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      into[at++] = unit;
      continue;
    }
    if (unit < 0x800) {
      into[at++] = 0xc0 | (unit >> 6);
    } else {
      const point = text.codePointAt(index)!;
      if (point > 0xffff) {
        index++;
        into[at++] = 0xf0 | (point >> 18);
        into[at++] = 0x80 | ((point >> 12) & 0x3f);
        into[at++] = 0x80 | ((point >> 6) & 0x3f);
        into[at++] = 0x80 | (point & 0x3f);
        continue;
      }
      into[at++] = 0xe0 | (unit >> 12);
      into[at++] = 0x80 | ((unit >> 6) & 0x3f);
    }
    into[at++] = 0x80 | (unit & 0x3f);
  }
  return at - from;
}

/** The text of UTF-8 bytes that `writeUtf8` wrote. */
export function readUtf8(bytes: Uint8Array, from: number, until: number): string {
  let text = '';
  for (let at = from; at < until; ) {
    const lead = bytes[at++]!;
    if (lead < 0x80) text += String.fromCharCode(lead);
    else if (lead < 0xe0) text += String.fromCharCode(((lead & 0x1f) << 6) | (bytes[at++]! & 0x3f));
    else if (lead < 0xf0) text += String.fromCharCode(((lead & 0x0f) << 12) | ((bytes[at++]! & 0x3f) << 6) | (bytes[at++]! & 0x3f));
    else text += String.fromCodePoint(((lead & 0x07) << 18) | ((bytes[at++]! & 0x3f) << 12) | ((bytes[at++]! & 0x3f) << 6) | (bytes[at++]! & 0x3f));
  }
  return text;
}
