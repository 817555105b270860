import type { MathNode } from 'mathjs';
import { exp } from '../core/exp.ts';
import { ln } from '../core/ln.ts';
import { pow } from '../core/pow.ts';
import { dayNumber } from '../core/zone.ts';
import { nearest } from './nearest.ts';

export interface FormulaAt { date: string; week: number }

/** What is wrong in a formula, as the end of a sentence, and at which of its characters, from 1. */
export class FormulaFault extends Error {
  constructor(message: string, readonly position: number) {
    super(message);
    this.name = 'FormulaFault';
  }
}

type Evaluate = (when: FormulaAt) => number;
type Node = MathNode & {
  name: string; value: unknown; fn: string & { name: string }; args: Node[]; content: Node;
  condition: Node; trueExpr: Node; falseExpr: Node; conditionals: string[]; params: Node[];
};

const variables: Record<string, Evaluate> = {
  week: (when) => when.week,
  date: (when) => dayNumber(when.date),
  pi: () => Math.PI,
  e: () => Math.E,
};

/** Functions with the least and the most arguments. All give the same bits in every engine. */
const functions: Record<string, { least: number; most: number; apply: (values: number[]) => number }> = {
  exp: { least: 1, most: 1, apply: ([x]) => exp(x!) },
  ln: { least: 1, most: 1, apply: ([x]) => ln(x!) },
  log: { least: 1, most: 1, apply: ([x]) => ln(x!) },
  pow: { least: 2, most: 2, apply: ([x, y]) => pow(x!, y!) },
  sqrt: { least: 1, most: 1, apply: ([x]) => Math.sqrt(x!) },
  abs: { least: 1, most: 1, apply: ([x]) => Math.abs(x!) },
  floor: { least: 1, most: 1, apply: ([x]) => Math.floor(x!) },
  ceil: { least: 1, most: 1, apply: ([x]) => Math.ceil(x!) },
  round: { least: 1, most: 1, apply: ([x]) => Math.round(x!) },
  min: { least: 1, most: 16, apply: (values) => Math.min(...values) },
  max: { least: 1, most: 16, apply: (values) => Math.max(...values) },
};

const operators: Record<string, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  pow: (a, b) => pow(a, b),
  unaryMinus: (a) => -a,
  unaryPlus: (a) => a,
  not: (a) => Number(a === 0),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
  smaller: (a, b) => Number(a < b),
  smallerEq: (a, b) => Number(a <= b),
  larger: (a, b) => Number(a > b),
  largerEq: (a, b) => Number(a >= b),
  equal: (a, b) => Number(a === b),
  unequal: (a, b) => Number(a !== b),
};

/** Turns a parsed expression into a function of week and date. Throws FormulaFault for what a formula may not hold. */
export function buildFormula(node: MathNode, expression: string): Evaluate {
  const part = node as Node;
  const build = (child: Node): Evaluate => buildFormula(child, expression);
  switch (part.type) {
    case 'ConstantNode': return constant(part, expression);
    case 'SymbolNode': return symbol(part, expression);
    case 'ParenthesisNode': return build(part.content);
    case 'OperatorNode': return operator(part, expression);
    case 'FunctionNode': return call(part, expression);
    case 'RelationalNode': return relation(part.conditionals, part.params.map(build), expression);
    case 'ConditionalNode': {
      const [condition, yes, no] = [build(part.condition), build(part.trueExpr), build(part.falseExpr)];
      return (when) => (condition(when) !== 0 ? yes(when) : no(when));
    }
    default: throw new FormulaFault(`holds "${part.toString()}", which a formula of this kind cannot use`, placeOf(part.toString(), expression));
  }
}

function constant(part: Node, expression: string): Evaluate {
  if (typeof part.value === 'number') {
    const { value } = part;
    return () => value;
  }
  const day = typeof part.value === 'string' ? dayNumber(part.value) : NaN;
  if (Number.isNaN(day)) throw new FormulaFault(`holds ${part.toString()}, which is neither a number nor a date such as "2027-03-01"`, placeOf(String(part.value), expression));
  return () => day;
}

function symbol(part: Node, expression: string): Evaluate {
  if (Object.hasOwn(variables, part.name)) return variables[part.name]!;
  throw unknownName(part.name, Object.keys(variables), expression);
}

function operator(part: Node, expression: string): Evaluate {
  const name = String(part.fn);
  if (!Object.hasOwn(operators, name)) throw new FormulaFault(`uses the operator of "${part.toString()}", which is not known`, placeOf(part.toString(), expression));
  const apply = operators[name]!;
  const [left, right] = part.args.map((argument) => buildFormula(argument, expression));
  return (when) => apply(left!(when), right ? right(when) : 0);
}

function call(part: Node, expression: string): Evaluate {
  const { name } = part.fn;
  if (typeof name !== 'string' || !Object.hasOwn(functions, name)) throw unknownName(String(name), Object.keys(functions), expression);
  const { least, most, apply } = functions[name]!;
  if (part.args.length < least || part.args.length > most) {
    const wanted = least === most ? String(least) : `${least} to ${most}`;
    throw new FormulaFault(`gives ${name} ${part.args.length} values where it takes ${wanted}`, placeOf(name, expression));
  }
  const given = part.args.map((argument) => buildFormula(argument, expression));
  return (when) => apply(given.map((evaluate) => evaluate(when)));
}

/** `3 < week <= 10`: every neighbouring pair must hold. */
function relation(names: string[], parts: Evaluate[], expression: string): Evaluate {
  const unknown = names.find((name) => !Object.hasOwn(operators, name));
  if (unknown !== undefined) throw new FormulaFault(`compares by "${unknown}", which is not known`, placeOf(unknown, expression));
  return (when) => {
    const values = parts.map((evaluate) => evaluate(when));
    return Number(names.every((name, i) => operators[name]!(values[i]!, values[i + 1]!) !== 0));
  };
}

function unknownName(name: string, known: string[], expression: string): FormulaFault {
  const near = nearest(name, known);
  const hint = near === null ? `known are ${known.join(', ')}` : `the nearest known name is "${near}"`;
  return new FormulaFault(`names "${name}", which is not known (${hint})`, placeOf(name, expression));
}

/** mathjs keeps no positions: the first place where the text stands as a word, else at all. */
function placeOf(part: string, expression: string): number {
  const asWord = expression.search(new RegExp(`(?<![A-Za-z0-9_])${part.replace(/[^A-Za-z0-9_]/g, '\\$&')}(?![A-Za-z0-9_])`));
  return 1 + Math.max(0, asWord >= 0 ? asWord : expression.indexOf(part));
}
