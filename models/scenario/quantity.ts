import { expectedQuantity, QUANTITY, type Dimension } from './schema/leaves.ts';
import { readExpectation } from './expectation.ts';
import type { Findings } from './findings.ts';

const baseUnits: Record<Dimension, string> = { time: 's', delay: 's', days: 's', rate: 'bit/s' };

/** Reads a text such as `200 Mbit/s` into base units (seconds, bit/s); null when its unit is not known or not of the dimension. */
export type QuantityReader = (written: string, dimension: Dimension) => number | null;

/** Loads mathjs, once, and gives the reader. */
export async function quantityReader(): Promise<QuantityReader> {
  const { math } = await import('./mathjs.ts');
  return (written, dimension) => {
    if (!QUANTITY.test(written)) return null;
    try {
      const value = math.unit(written).toNumber(baseUnits[dimension]);
      // Twelve digits take back what the conversion added: 12 ns is 1.2e-8 s.
      return Number.isFinite(value) && value >= 0 ? Number(value.toPrecision(12)) : null;
    } catch {
      return null;
    }
  };
}

/** Seconds or bit/s of a quantity of the file; an issue, and 0, when it cannot be read. */
export function readQuantity(read: QuantityReader, written: string, dimension: Dimension, path: string, findings: Findings): number {
  const value = read(written, dimension);
  if (value !== null) return value;
  const { what, fix } = readExpectation(expectedQuantity(dimension, undefined));
  findings.error('wrong-unit', path, `${path} is "${written}", but ${what} must stand there.`, fix);
  return 0;
}
