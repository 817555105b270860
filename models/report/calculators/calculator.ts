/** A figure that a calculator takes or gives. */
export interface Quantity<K extends string = string> {
  /** Its key in the JSON of the command line; the option is the same word with hyphens, unless `option` says otherwise. */
  name: K;
  option?: string;
  label: string;
  unit: 'erlang' | 'channels' | 'sources' | 'share' | 'seconds' | 'ratio' | 'calls';
  /** What it is, as a part of a sentence. */
  help: string;
  /** Absent where any number may be written and the formula itself knows its domain. */
  fits?: (value: number) => boolean;
  /** The domain in words: `a ratio from 0 to 1`. */
  domain?: string;
  /** What stands there when nothing has been said; on screen also of what has no usual value. */
  example: number;
  /** True of a figure that may be left out, the example being the usual value. */
  usual?: boolean;
  /** True of a figure that the command line's JSON, which others rely on, does not have. */
  onScreenOnly?: boolean;
}

/** One of a few words that a formula depends on. */
export interface Choice {
  name: string;
  label: string;
  help: string;
  options: readonly { value: string; label: string }[];
  usual: string;
}

/** Known figures by name. */
export type Values<K extends string = string> = Record<K, number>;

/** A classical formula that solves for any of its unknowns: one description for the command line and for the screen. */
export interface Calculator<K extends string = string> {
  /** The formula's name in JSON: `erlang-b`. */
  id: string;
  /** Its name behind `busyhour erlang`: `b`. */
  command: string;
  title: string;
  /** For what it stands, in a sentence. */
  about: string;
  /** What may be known; those that can be solved for from a goal are marked. */
  variables: readonly (Quantity<K> & { solvable: boolean })[];
  /** What follows when all variables are known; any one of them can stand for a variable. The first is drawn. */
  goals: readonly Quantity<K>[];
  /** Further figures that follow. */
  results: readonly Quantity<K>[];
  choice?: Choice;
  /**
   * A variable from the others and a goal.
   * @throws RangeError where there is no answer
   */
  find(unknown: K, goal: K, values: Values<K>, choice: string): number;
  /**
   * The goals and results from the variables.
   * @throws RangeError for a variable outside its domain
   */
  evaluate(values: Values<K>, choice: string): Partial<Values<K>>;
  /** The result in a sentence. */
  sentence(values: Values<K>, choice: string): string;
  /** The formula, and the same with the values filled in. */
  formula: string;
  filled(values: Values<K>, choice: string): string;
}

/** All figures when one of them is asked for: `unknown` is a variable, found from `goal`; or a goal, which follows. */
export function complete(calculator: Calculator, given: Values, unknown: string, goal: string, choice = calculator.choice?.usual ?? ''): Values {
  const isVariable = calculator.variables.some(({ name }) => name === unknown);
  const variables = isVariable ? { ...given, [unknown]: calculator.find(unknown, goal, given, choice) } : given;
  return { ...variables, ...(calculator.evaluate(variables, choice) as Values) };
}
