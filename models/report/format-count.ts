/** A number with at most `digits` digits behind the point, thousands apart by commas, `-0` never: `1,234.5`. The same in every locale. */
export function formatNumber(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : value > 0 ? 'unlimited' : '−unlimited';
  const fixed = Math.abs(value).toFixed(digits);
  const [whole = '0', fraction] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const trimmed = fraction?.replace(/0+$/, '');
  const text = trimmed ? `${grouped}.${trimmed}` : grouped;
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** A mean number of held units or calls: two digits behind the point below 1, one below 100, none above: `0.13`, `7.4`, `128`. */
export function formatMean(value: number): string {
  const size = Math.abs(value);
  return formatNumber(value, size < 1 ? 2 : size < 100 ? 1 : 0);
}

/** A count with its noun: `1 call`, `1,200 calls`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  const text = formatNumber(count);
  return `${text} ${text === '1' ? singular : plural}`;
}
