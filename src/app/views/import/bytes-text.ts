const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes with a unit, in steps of a thousand and two to three digits: `12 MB`, `1.4 GB`. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
