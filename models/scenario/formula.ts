import { buildFormula, FormulaFault, type FormulaAt } from './formula-nodes.ts';

/** When a formula is evaluated: the date (`YYYY-MM-DD`) and the whole weeks since the period's start. */
export type { FormulaAt } from './formula-nodes.ts';
export { FormulaFault } from './formula-nodes.ts';

/** A formula that was read. */
export interface Formula {
  /** Its value, rounded to 12 significant digits, so that it is the same everywhere. May be NaN or infinite. */
  at(when: FormulaAt): number;
}

/**
 * Reads a formula of `week` and `date`: numbers, + − * / ^, comparisons, `and`, `or`, `not`, `a ? b : c`, and the functions
 * exp, ln (or log), pow, sqrt, abs, floor, ceil, round, min, max. A date in quotes stands for its day, so that
 * `date >= "2027-03-01"` compares days. The rest of mathjs is not there. Gives a fault that says where when it cannot be read.
 */
export async function readFormula(expression: string): Promise<Formula | FormulaFault> {
  const { math } = await import('./mathjs.ts');
  try {
    const evaluate = buildFormula(math.parse(expression), expression);
    return { at: (when) => Number(evaluate(when).toPrecision(12)) };
  } catch (thrown) {
    if (thrown instanceof FormulaFault) return thrown;
    if (thrown instanceof SyntaxError) return new FormulaFault(wordSyntax(thrown.message), positionOf(thrown, expression));
    throw thrown;
  }
}

/** Value of a growth formula at a date. Throws RangeError when the formula cannot be read. */
export async function growthAt(expression: string, when: FormulaAt): Promise<number> {
  const formula = await readFormula(expression);
  if (formula instanceof FormulaFault) throw new RangeError(`expression: "${expression}" ${formula.message}; a formula of week and date is needed`);
  return formula.at(when);
}

/** mathjs ends its messages with `(char 7)`; we say the place in our own words. */
function wordSyntax(message: string): string {
  const plain = message.replace(/\s*\(char \d+\)$/, '').trim();
  return `cannot be read (${plain.charAt(0).toLowerCase()}${plain.slice(1).replace(/[.]$/, '')})`;
}

function positionOf(thrown: SyntaxError, expression: string): number {
  const { char } = thrown as SyntaxError & { char?: number };
  return Math.min(char ?? 1, expression.length + 1);
}
