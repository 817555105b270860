/** A column of a printed table. */
export interface Column {
  title: string;
  /** Numbers stand to the right. */
  right?: boolean;
}

/** Lines up cells under their titles, two spaces apart. Empty when there are no rows. */
export function table(columns: Column[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const widths = columns.map((column, i) => Math.max(column.title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: string[]): string =>
    cells.map((cell, i) => (columns[i]?.right ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ').trimEnd();
  const titles = columns.map((column) => column.title);
  return `${[titles, widths.map((width) => '─'.repeat(width)), ...rows].map(line).join('\n')}\n`;
}

/** `1,234,567`: grouped so that it can be read, in the same way on every machine. */
export function grouped(value: number): string {
  return Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number with a fixed number of decimals; a dash for what is not known. */
export function fixed(value: number | null, decimals: number): string {
  return value === null || !Number.isFinite(value) ? '–' : value.toFixed(decimals);
}

/** `1.23 %` of a ratio. */
export function percent(ratio: number | null, decimals = 2): string {
  return ratio === null || !Number.isFinite(ratio) ? '–' : `${(100 * ratio).toFixed(decimals)} %`;
}

/** `2.5 Mbit/s` of bit/s. */
export function bitRate(bitsPerSecond: number | null): string {
  if (bitsPerSecond === null) return '–';
  const steps: [number, string][] = [[1e9, 'Gbit/s'], [1e6, 'Mbit/s'], [1e3, 'kbit/s']];
  const step = steps.find(([size]) => bitsPerSecond >= size);
  return step ? `${(bitsPerSecond / step[0]).toFixed(2)} ${step[1]}` : `${bitsPerSecond.toFixed(0)} bit/s`;
}

/** `3 min 20 s` of seconds. */
export function duration(seconds: number | null): string {
  if (seconds === null) return '–';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
