import type { Calculator } from './calculator.ts';
import { engsetCalculator } from './engset.ts';
import { erlangBCalculator } from './erlang-b.ts';
import { erlangCCalculator } from './erlang-c.ts';
import { extendedErlangBCalculator } from './extended-erlang-b.ts';
import { haywardCalculator } from './hayward.ts';
import { nealWilkinsonCalculator } from './neal-wilkinson.ts';
import { overflowCalculator } from './overflow.ts';
import { wilkinsonCalculator } from './wilkinson.ts';

/** The classical formulas that solve for an unknown, in the order in which they are offered. */
export const calculators: readonly Calculator[] = [
  erlangBCalculator, extendedErlangBCalculator, erlangCCalculator, engsetCalculator, overflowCalculator, wilkinsonCalculator, haywardCalculator, nealWilkinsonCalculator,
];
