/** A test vector of test/truth: a function of theory, its arguments and its value. */
export interface Vector<Inputs, Expected> {
  id: string;
  fn: string;
  inputs: Inputs;
  expected: Expected;
}

/** The vectors of one function. */
export function vectorsOf<Inputs, Expected>(file: { vectors: unknown[] }, fn: string): Vector<Inputs, Expected>[] {
  return (file.vectors as Vector<Inputs, Expected>[]).filter((vector) => vector.fn === fn);
}
