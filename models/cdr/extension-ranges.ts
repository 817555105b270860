/** Extensions from one to another, both of the same number of digits. */
export interface ExtensionRange {
  from: string;
  to: string;
}

/** Ranges written as `2000-2999, 5100`; null for a text that is none. */
export function extensionRanges(text: string): ExtensionRange[] | null {
  const ranges: ExtensionRange[] = [];
  for (const part of text.split(/[,;]/)) {
    if (part.trim() === '') continue;
    const [, from, to] = /^\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?$/.exec(part) ?? [];
    const range = { from: from ?? '', to: to ?? from ?? '' };
    if (from === undefined || range.from.length !== range.to.length || range.to < range.from) return null;
    ranges.push(range);
  }
  return ranges;
}

/** Whether an extension lies in one of the ranges; of another length it does not. */
export function inRanges(extension: string, ranges: readonly ExtensionRange[]): boolean {
  return ranges.some(({ from, to }) => extension.length === from.length && extension >= from && extension <= to);
}
