import { kernelCode } from 'virtual:kernel-wasm';
import { Memory, type Backing } from '../../../models/simulation/kernel/memory.ts';
import type { Machine } from '../../../models/simulation/kernel/run.ts';

const PAGE_BYTES = 65_536;

/** What the module exports; see assembly/module.ts. */
export interface KernelExports extends Omit<Machine, 'memory'> {
  memory: WebAssembly.Memory;
  drawPair(seed: number, purpose: number, k: number, call: number, replication: number, hashLow: number, hashHigh: number): void;
  firstUniform(): number;
  secondUniform(): number;
  naturalLogarithm(x: number): number;
}

let compiled: WebAssembly.Module | null = null;

/** A new instance of the kernel's module. Throws where WebAssembly is missing or forbidden. */
export function kernelInstance(): KernelExports {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelCode), (character) => character.charCodeAt(0)));
  return new WebAssembly.Instance(compiled).exports as unknown as KernelExports;
}

/** The loop as WebAssembly, on the memory of its module. */
export function wasmMachine(): Machine {
  const { memory, ...functions } = kernelInstance();
  return { ...functions, memory: new Memory(backing(memory)) };
}

function backing(memory: WebAssembly.Memory): Backing {
  if (memory.buffer.byteLength === 0) memory.grow(1);
  return {
    buffer: () => memory.buffer as ArrayBuffer,
    grow: (bytes) => void memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES)),
  };
}
