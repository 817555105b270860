/** Extensions of one length, from the first to the last. */
export interface ExtensionSpan { first: string; last: string }

/** Reads `2900` or `2000-2199`; null when both ends differ in length or the range ends before it begins. */
export function parseExtensions(written: string): ExtensionSpan | null {
  const parts = /^([0-9]+)-([0-9]+)$/.exec(written);
  if (parts === null) return /^[0-9*#]+$/.test(written) ? { first: written, last: written } : null;
  const [first, last] = [parts[1]!, parts[2]!];
  return first.length === last.length && first <= last ? { first, last } : null;
}

/** Whether two ranges of extensions have one in common. */
export function extensionsOverlap(a: ExtensionSpan, b: ExtensionSpan): boolean {
  return a.first.length === b.first.length && a.first <= b.last && b.first <= a.last;
}
