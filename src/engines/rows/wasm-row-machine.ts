import { rowsCode } from 'virtual:rows-wasm';
import { RowBlock, blockBytes, type BlockSizes } from '../../../models/cdr/row-block.ts';
import { plainRowMachine, type RowMachine, type ScanEnd } from '../../../models/cdr/row-machine.ts';

const PAGE_BYTES = 65_536;

/** What the module exports; see assembly/rows.ts. */
interface RowExports {
  memory: WebAssembly.Memory;
  place(bytes: number, start: number, end: number, rowCell: number, rowAt: number, plain: number, cells: number, rows: number): void;
  scan(from: number, until: number, delimiter: number): ScanEnd;
  rowCount(): number;
  hashRows(first: number, lowAt: number, highAt: number): void;
  readNumbers(place: number, first: number, intoAt: number): void;
  hashTexts(first: number, cellsAt: number, intoAt: number): void;
}

let compiled: WebAssembly.Module | null = null;

/** The row machine as WebAssembly, several times as fast. Throws where WebAssembly or its vectors are missing or forbidden. */
export function wasmRowMachine(sizes: BlockSizes): RowMachine {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(rowsCode), (character) => character.charCodeAt(0)));
  return new WasmRowMachine(sizes, new WebAssembly.Instance(compiled).exports as unknown as RowExports);
}

/** The row machine as WebAssembly where the engine has it, else in TypeScript. */
export function fastestRowMachine(sizes: BlockSizes): RowMachine {
  try {
    return wasmRowMachine(sizes);
  } catch {
    return plainRowMachine(sizes);
  }
}

class WasmRowMachine implements RowMachine {
  readonly block: RowBlock;
  readonly #exports: RowExports;

  constructor(sizes: BlockSizes, exports: RowExports) {
    this.#exports = exports;
    const { memory } = exports;
    const room = blockBytes(sizes);
    const missing = PAGE_BYTES + room - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    // The first page is left to the module.
    const block = new RowBlock(sizes, memory.buffer as ArrayBuffer, PAGE_BYTES);
    this.block = block;
    exports.place(block.bytes.byteOffset, block.start.byteOffset, block.end.byteOffset, block.rowCell.byteOffset, block.rowAt.byteOffset, block.plain.byteOffset, sizes.cells, sizes.rows);
  }

  scan(from: number, until: number, delimiter: number): ScanEnd {
    const stopped = this.#exports.scan(from, until, delimiter);
    this.block.rows = this.#exports.rowCount();
    return stopped;
  }

  hashRows(first: number): void {
    this.#exports.hashRows(first, this.block.hashLow.byteOffset, this.block.hashHigh.byteOffset);
  }

  readNumbers(place: number, first: number, column: number): void {
    this.#exports.readNumbers(place, first, this.block.numbers[column]!.byteOffset);
  }

  hashTexts(first: number, column: number): void {
    const { cell, hash } = this.block.texts[column]!;
    this.#exports.hashTexts(first, cell.byteOffset, hash.byteOffset);
  }
}
