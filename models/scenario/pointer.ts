/** A JSON pointer (RFC 6901) from its segments: `pointer(['trunks', 0])` is `/trunks/0`; the whole document is the empty text. */
export function pointer(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${escapeSegment(String(segment))}`).join('');
}

/** The place as a reader may see it in a sentence; the empty pointer is the whole file. */
export function placeInWords(path: string): string {
  return path === '' ? 'The scenario' : path;
}

function escapeSegment(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
