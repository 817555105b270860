/** The last value of a list that is there; null when none is. */
export function lastPresent<T>(values: readonly (T | null)[]): T | null {
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}
