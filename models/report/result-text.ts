import type { SimulateResult } from '../study/simulate-result.ts';

/** The result as the JSON document that is printed and saved: all but the curves of the day, which are for drawing. Ends with a new line. */
export function resultText(result: SimulateResult): string {
  const states = result.states.map(({ curves: _curves, ...printed }) => printed);
  return `${JSON.stringify({ ...result, states }, null, 2)}\n`;
}
