import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Relative luminance of WCAG 2.2, from #rrggbb. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (high! + 0.05) / (low! + 0.05);
}

/** The light and the dark colour of a custom property. */
function colours(css: string, name: string): { light: string; dark: string } {
  const found = new RegExp(`${name}: light-dark\\((#[0-9a-f]{6}), ?(#[0-9a-f]{6})\\)`).exec(css);
  if (!found) throw new Error(`${name} is not in the style sheet`);
  return { light: found[1]!, dark: found[2]! };
}

const ramp = readFileSync(new URL('../../../src/app/charts/ramp.css', import.meta.url), 'utf8');
const steps = Array.from({ length: 10 }, (_, step) => colours(ramp, `--heat-${step}`));

describe('heat ramp', () => {
  it.each(['light', 'dark'] as const)('changes its lightness in one direction only, by enough to see (%s)', (theme) => {
    const lights = steps.map((step) => luminance(step[theme]));
    const rising = theme === 'dark';
    for (let step = 1; step < lights.length; step++) {
      const ratio = (lights[step]! + 0.05) / (lights[step - 1]! + 0.05);
      expect(rising ? ratio : 1 / ratio, `step ${step}`).toBeGreaterThan(1.1);
    }
  });

  it.each(['light', 'dark'] as const)('leaves the figures on it readable: 4.5 to 1 (%s)', (theme) => {
    const low = colours(ramp, '--heat-text-low')[theme];
    const high = colours(ramp, '--heat-text-high')[theme];
    steps.forEach((step, index) => expect(contrast(index >= 6 ? high : low, step[theme]), `step ${index}`).toBeGreaterThanOrEqual(4.5));
  });
});
