import type { Calculator } from '../../../../models/report/calculators/calculator.ts';
import { firstEntry, type Entry } from './calculation.ts';

/** What was typed into each formula, kept while the app is open. */
class Entries {
  #entries: Record<string, Entry> = $state({});

  of(calculator: Calculator): Entry {
    return this.#entries[calculator.id] ?? firstEntry(calculator);
  }

  change(calculator: Calculator, change: Partial<Entry>): void {
    this.#entries[calculator.id] = { ...this.of(calculator), ...change };
  }
}

export const calculatorEntries = new Entries();
