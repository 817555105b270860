import { create, createUnitDependencies, parseDependencies, unitDependencies } from 'mathjs';

/**
 * The part of mathjs that reads quantities and formulas, with kbit, Mbit and Gbit as 10³, 10⁶ and 10⁹ bits. Loaded with
 * `await import` when a scenario is first read. It only parses formulas; they are evaluated by `formula.ts`.
 */
export const math = create({ ...parseDependencies, ...unitDependencies, ...createUnitDependencies });

for (const [name, definition] of Object.entries({ kbit: '1e3 bit', Mbit: '1e6 bit', Gbit: '1e9 bit', d: '86400 s' })) {
  math.createUnit(name, definition);
}
