/** Mean of a figure over the counted days; 0 without a day. */
export function averageOf<T>(days: T[], pick: (day: T) => number): number {
  return days.length === 0 ? 0 : days.reduce((sum, day) => sum + pick(day), 0) / days.length;
}
