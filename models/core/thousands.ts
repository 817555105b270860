/** A whole number, 0 or above, with its thousands apart by commas: `104,902`. The same in every locale. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
