/** Positive nodes and their weights of the rule of 16 points on [−1, 1]. */
const NODES = [
  0.0950125098376374402, 0.281603550779258913, 0.458016777657227386, 0.617876244402643748,
  0.755404408355003034, 0.865631202387831744, 0.944575023073232576, 0.989400934991649933,
];
const WEIGHTS = [
  0.189450610455068496, 0.182603415044923589, 0.169156519395002538, 0.149595988816576732,
  0.124628971255533872, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949,
];

/**
 * ∫ of a smooth function from one finite bound to another: Gauss–Legendre's rule of 16 points on each of `panels` equal panels
 * (Abramowitz and Stegun 25.4.30; exact for polynomials up to degree 31).
 */
export function integral(value: (x: number) => number, from: number, to: number, panels = 1): number {
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half;
    for (let i = 0; i < NODES.length; i++) {
      const step = half * NODES[i]!;
      sum += WEIGHTS[i]! * (value(middle - step) + value(middle + step));
    }
  }
  return half * sum;
}

/** The same rule on panels between rising cuts, point by point with its weight: for several integrals over one dear function. */
export function visitPoints(cuts: readonly number[], visit: (x: number, weight: number) => void): void {
  for (let panel = 1; panel < cuts.length; panel++) {
    const half = (cuts[panel]! - cuts[panel - 1]!) / 2;
    const middle = (cuts[panel]! + cuts[panel - 1]!) / 2;
    for (let i = 0; i < NODES.length; i++) {
      visit(middle - half * NODES[i]!, half * WEIGHTS[i]!);
      visit(middle + half * NODES[i]!, half * WEIGHTS[i]!);
    }
  }
}
