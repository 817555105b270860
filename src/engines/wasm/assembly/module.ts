// What the WebAssembly module offers: the kernel's loop and the sort of foreseen ends, compiled from models/simulation/kernel.
export { play } from './loop.ts';
export { sortEnds } from './sort-ends.ts';
export { areFlowsKnown, areTimesSound } from './soundness.ts';
export { drawPair, firstUniform, naturalLogarithm, secondUniform } from './access.ts';
