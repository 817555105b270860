import { formatNumber } from './format-count.ts';

const steps: [limit: number, divisor: number, unit: string][] = [
  [1e3, 1, 'bit/s'],
  [1e6, 1e3, 'kbit/s'],
  [1e9, 1e6, 'Mbit/s'],
  [Infinity, 1e9, 'Gbit/s'],
];

/** A bit rate in its natural unit, three significant digits: `87.2 kbit/s`, `4.36 Mbit/s`, `200 Mbit/s`. */
export function formatRate(bitsPerSecond: number): string {
  const size = Math.abs(bitsPerSecond);
  const [, divisor, unit] = steps.find(([limit]) => size < limit) ?? steps[3]!;
  const scaled = bitsPerSecond / divisor;
  const digits = divisor === 1 || Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  return `${formatNumber(scaled, digits)} ${unit}`;
}
