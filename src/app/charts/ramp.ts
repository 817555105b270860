/** Number of steps of the heat ramp; the colours are `--heat-0` to `--heat-9` of `ramp.css`. */
export const rampSteps = 10;

/** The step (0 to 9) of a value between 0 and the highest value of the picture. */
export function rampStep(value: number, highest: number): number {
  if (!(highest > 0) || !(value > 0)) return 0;
  return Math.min(rampSteps - 1, Math.floor((value / highest) * rampSteps));
}

/** A round upper end for a scale that has to show `highest`: a short number times a power of ten, so that each step is readable. */
export function niceEnd(highest: number): number {
  if (!(highest > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  for (const factor of [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]) if (factor * power >= highest) return factor * power;
  return 10 * power;
}
