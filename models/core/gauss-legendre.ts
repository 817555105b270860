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

/**
 * The same, with panels halved until two halves agree with their whole: to within `precision`, an absolute error allowed to each panel, or
 * until the panels are a 2^30th of the range, so that it ends for every function.
 */
export function adaptiveIntegral(value: (x: number) => number, from: number, to: number, precision: number, depth = 30): number {
  return halved(value, from, to, integral(value, from, to), precision, depth);
}

function halved(value: (x: number) => number, from: number, to: number, whole: number, precision: number, depth: number): number {
  const middle = (from + to) / 2;
  const left = integral(value, from, middle);
  const right = integral(value, middle, to);
  if (depth === 0 || Math.abs(left + right - whole) <= precision) return left + right;
  return halved(value, from, middle, left, precision, depth - 1) + halved(value, middle, to, right, precision, depth - 1);
}
