import { complete, type Calculator, type Quantity, type Values } from '../../../../models/report/calculators/calculator.ts';
import { figure, withUnit } from '../../../../models/report/calculators/figures.ts';
import type { ChartTable } from '../../charts/chart-table.ts';
import type { CurveLine, CurvePoint } from '../../charts/log-curve.ts';

/** What stands in the fields of one formula, as it was typed; shares in per cent. */
export interface Entry {
  texts: Record<string, string>;
  /** The variable or goal that is solved for. */
  unknown: string;
  /** The goal that stands for an unknown variable. */
  goal: string;
  choice: string;
}

/** All figures, or what stands in the way: of one field, or of the formula with these values. */
export interface Calculation {
  values: Values | null;
  problems: Record<string, string>;
  failure: string;
}

/** Points of a curve, at most. */
const MOST_POINTS = 60;

/** The entry that a formula begins with: its examples, the first goal solved for. */
export function firstEntry(calculator: Calculator): Entry {
  const texts = Object.fromEntries([...calculator.variables, ...calculator.goals].map((quantity) => [quantity.name, entered(quantity, quantity.example)]));
  const goal = calculator.goals[0]!.name;
  return { texts, unknown: goal, goal, choice: calculator.choice?.usual ?? '' };
}

/** A value as it is typed into its field. */
export function entered({ unit }: Quantity, value: number): string {
  return figure(unit === 'share' ? 100 * value : value);
}

/** The unit beside the field. */
export function fieldUnit({ unit }: Quantity): string {
  return { erlang: 'erlang', channels: '', sources: '', share: '%', seconds: 's', ratio: '', calls: '' }[unit];
}

/** The quantities that have a field: all variables and the goal, but for the one that is solved for. */
export function fieldsOf(calculator: Calculator, { unknown, goal }: Entry): Quantity[] {
  const variables = calculator.variables.filter(({ name }) => name !== unknown);
  return unknown === variableOf(calculator, unknown)?.name ? [...variables, quantityOf(calculator, goal)] : variables;
}

/** What can be solved for: the goals as one, and the variables that have an inverse. */
export function unknownsOf(calculator: Calculator): { value: string; label: string }[] {
  const goals = calculator.goals.length === 1 ? calculator.goals[0]!.label : calculator.goals.map(({ label }) => label).join(', ');
  return [{ value: calculator.goals[0]!.name, label: goals }, ...calculator.variables.filter(({ solvable }) => solvable).map(({ name, label }) => ({ value: name, label }))];
}

/** Reads the fields and solves. */
export function calculate(calculator: Calculator, entry: Entry): Calculation {
  const given: Values = {};
  const problems: Record<string, string> = {};
  for (const quantity of fieldsOf(calculator, entry)) {
    const value = read(quantity, entry.texts[quantity.name] ?? '');
    if (typeof value === 'string') problems[quantity.name] = value;
    else given[quantity.name] = value;
  }
  if (Object.keys(problems).length > 0) return { values: null, problems, failure: '' };
  try {
    return { values: complete(calculator, given, entry.unknown, entry.goal, entry.choice), problems, failure: '' };
  } catch (reason) {
    if (!(reason instanceof RangeError)) throw reason;
    return { values: null, problems, failure: sentence(reason.message) };
  }
}

/** The first goal against the number of channels, around the present one; empty where it cannot be told. */
export function curveOf(calculator: Calculator, values: Values, choice: string): CurveLine {
  const { name, label } = calculator.goals[0]!;
  return { name: label, points: curveSizes(values['channels']!).flatMap((channels): CurvePoint[] => {
    try {
      const y = (calculator.evaluate({ ...values, channels }, choice) as Values)[name]!;
      return Number.isFinite(y) ? [{ x: channels, y }] : [];
    } catch (reason) {
      if (reason instanceof RangeError) return [];
      throw reason;
    }
  }) };
}

/** Whole sizes about one: as far as blocking moves by orders of magnitude, in at most sixty steps. */
export function curveSizes(centre: number, most = MOST_POINTS): number[] {
  const reach = Math.ceil(6 + 3.2 * Math.sqrt(centre));
  const step = Math.max(1, Math.ceil((2 * reach) / most));
  const from = Math.max(1, Math.round(centre) - Math.floor(reach / step) * step);
  return Array.from({ length: Math.floor((centre + reach - from) / step) + 1 }, (_, i) => from + i * step);
}

/** A curve as a table: channels, then each line. */
export function curveTable(lines: readonly CurveLine[], unit: string, format: (value: number) => string): ChartTable {
  const sizes = lines[0]?.points ?? [];
  return {
    columns: [{ label: unit }, ...lines.map(({ name }) => ({ label: name, numeric: true }))],
    rows: sizes.map(({ x }, i) => [figure(x), ...lines.map(({ points }) => (points[i] ? format(points[i].y) : '–'))]),
  };
}

/** What the curve shows, in a sentence. */
export function curveSummary({ name, points }: CurveLine, goal: Quantity, unit: string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'No curve can be drawn for these values.';
  return `${name} falls from ${withUnit(goal, first.y)} at ${figure(first.x)} ${unit} to ${withUnit(goal, last.y)} at ${figure(last.x)}.`;
}

function quantityOf(calculator: Calculator, name: string): Quantity {
  return [...calculator.variables, ...calculator.goals].find((quantity) => quantity.name === name)!;
}

function variableOf(calculator: Calculator, name: string): Quantity | undefined {
  return calculator.variables.find((quantity) => quantity.name === name);
}

/** A typed number, or what is wrong with it. */
function read(quantity: Quantity, text: string): number | string {
  const typed = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(typed)) return 'Give a number.';
  const value = quantity.unit === 'share' ? typed / 100 : typed;
  if (quantity.fits && !quantity.fits(value)) return `Give ${quantity.unit === 'share' ? 'a share from 0 to 100 %' : (quantity.domain ?? 'another number')}.`;
  return value;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;
}
