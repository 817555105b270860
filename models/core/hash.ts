/** A 64-bit number as two unsigned 32-bit words. */
export interface Words64 {
  low: number;
  high: number;
}

/**
 * 64-bit FNV-1a hash of a text's UTF-8 bytes, in two words. It keys a stream's random numbers by the stream's name.
 * Half a surrogate pair counts as U+FFFD. Source: Fowler, Noll, Vo; offset basis 0xcbf29ce484222325, prime 0x100000001b3.
 */
export function fnv1a64(name: string): Words64 {
  const hash = { low: 0x84222325, high: 0xcbf29ce4 };
  for (const character of name) addCharacter(hash, character.codePointAt(0)!);
  return hash;
}

/** Adds a character's one to four bytes of UTF-8. */
function addCharacter(hash: Words64, codePoint: number): void {
  const code = codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint;
  if (code < 0x80) return addByte(hash, code);
  if (code < 0x800) addByte(hash, 0xc0 | (code >> 6));
  else {
    if (code < 0x10000) addByte(hash, 0xe0 | (code >> 12));
    else {
      addByte(hash, 0xf0 | (code >> 18));
      addByte(hash, 0x80 | ((code >> 12) & 0x3f));
    }
    addByte(hash, 0x80 | ((code >> 6) & 0x3f));
  }
  addByte(hash, 0x80 | (code & 0x3f));
}

function addByte(hash: Words64, byte: number): void {
  const low = (hash.low ^ byte) >>> 0;
  // × (2^40 + 0x1b3) modulo 2^64; the low word times 0x1b3 stays below 2^41, so doubles are exact.
  const product = low * 0x1b3;
  hash.high = (Math.imul(hash.high, 0x1b3) + (low << 8) + Math.floor(product / 4294967296)) >>> 0;
  hash.low = product >>> 0;
}
