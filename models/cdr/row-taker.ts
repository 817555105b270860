import type { RecordAdapter } from './adapters/adapter.ts';
import type { ColumnReader } from './adapters/column-reader.ts';
import type { FileReport, RejectReason } from './import-report.ts';
import { NormalisedRow } from './normalised-row.ts';
import type { OverlapFinder } from './overlap.ts';
import type { QualityJoin } from './quality-join.ts';
import type { RejectLedger } from './reject-ledger.ts';
import type { RowCleaner } from './row-cleaner.ts';
import type { RowMachine } from './row-machine.ts';
import { RowHash } from './row-hash.ts';
import { isBlank } from './sample.ts';
import type { CallBuilder } from './stitch.ts';

/** What the rows of one file are taken into. */
export interface Intake {
  builder: CallBuilder;
  ledger: RejectLedger;
  quality: QualityJoin;
  overlap: OverlapFinder;
  adapter: RecordAdapter;
  cleaner: RowCleaner;
  /** Rows above the first that counts. */
  above: number;
  report: FileReport;
  /** Index of the file. */
  file: number;
  /** Keeps apart the call ids of different machines. */
  ownKeys: number;
  /** A file of the same bytes was read before. */
  twin: boolean;
}

/** Takes the rows of one file into the calls of an import; each is counted as a call, merged, rejected, or skipped. */
export class RowTaker {
  /** Whether cells may hold `undecodable`, which stands for bytes that the encoding does not know. */
  mayBeUndecodable = false;
  undecodable = /\ufffd/;
  readonly #in: Intake;
  readonly #row = new NormalisedRow();
  readonly #hash = new RowHash();
  readonly #rejectAll: boolean;
  #above: number;

  constructor(intake: Intake) {
    this.#in = intake;
    this.#above = intake.above;
    this.#rejectAll = intake.twin && !intake.adapter.carriesId;
  }

  /** Takes a row as cells; `broken`: its cells cannot be trusted. `raw` gives it as it stands in the file. */
  take(cells: string[], line: number, broken: boolean, raw: () => string): void {
    const { adapter, cleaner, report, twin } = this.#in;
    if (this.#above > 0 || isBlank(cells)) {
      if (!isBlank(cells)) {
        this.#above--;
        cleaner.noteTitle(cells);
      }
      report.skipped++;
      return;
    }
    const row = this.#row;
    row.clear();
    cleaner.clean(cells, line);
    const verdict = broken ? 'columns' : this.#isUndecodable(cells) ? 'encoding' : adapter.read(cells, row);
    if (verdict === 'skip' || (verdict !== 'row' && verdict !== 'quality' && !broken && cleaner.isBetweenPages(cells))) {
      report.skipped++;
      return;
    }
    report.rows++;
    if (this.#rejectAll) this.#reject('duplicate', line, raw);
    else if (verdict === 'quality') this.#takeQuality(cells, line, raw);
    else if (verdict !== 'row') this.#reject(verdict, line, raw);
    else if (twin && !row.hasKey) this.#reject('duplicate', line, raw);
    else {
      if (row.hasKey) this.#hash.ofCells(cells);
      if (this.#add(line, this.#hash.low, this.#hash.high) === 'duplicate') this.#reject('duplicate', line, raw);
      if (!adapter.carriesId) this.#in.overlap.see(cells, this.#in.file);
    }
  }

  #takeQuality(cells: string[], line: number, raw: () => string): void {
    const { builder, file, ownKeys, quality, report } = this.#in;
    const row = this.#row;
    row.keyHigh = (row.keyHigh ^ ownKeys) >>> 0;
    const taken = quality.add(row, builder.callOf(row.keyLow, row.keyHigh), cells, file, line, raw);
    if (taken === 'merged') report.merged++;
    else if (taken === 'duplicate') this.#reject('duplicate', line, raw);
  }

  /** Takes the rows of a block: by columns where the adapter can, else as `cells` makes their texts; `raw` gives one as it stands in the file. */
  takeBlock(machine: RowMachine, cells: (row: number) => string[], raw: (row: number) => string): void {
    const { block } = machine;
    const { adapter } = this.#in;
    let columns: ColumnReader | null = null;
    for (let at = 0; at < block.rows; at++) {
      const reader = this.#above > 0 || this.#rejectAll ? null : (adapter.columns ?? null);
      if (reader && reader !== columns) this.#prepare(reader, machine, at);
      columns = reader;
      if (!columns || !this.#takePlain(columns, machine, at, () => raw(at))) this.take(cells(at), block.line + at, false, () => raw(at));
    }
  }

  #prepare(reader: ColumnReader, machine: RowMachine, first: number): void {
    const { builder, ownKeys } = this.#in;
    reader.prepare(machine, first, builder.parties);
    machine.hashRows(first);
    builder.foresee(reader.keyLow, reader.keyHigh, ownKeys, first, machine.block.rows);
  }

  #takePlain(reader: ColumnReader, { block }: RowMachine, at: number, raw: () => string): boolean {
    const row = this.#row;
    row.clear();
    if (!reader.read(at, row)) return false;
    const { report, twin } = this.#in;
    report.rows++;
    const line = block.line + at;
    if (twin && !row.hasKey) this.#reject('duplicate', line, raw);
    else {
      if (this.#add(line, block.hashLow[at]!, block.hashHigh[at]!) === 'duplicate') this.#reject('duplicate', line, raw);
    }
    return true;
  }

  /** Adds the normalised row, whose cells have that hash. */
  #add(line: number, low: number, high: number): 'call' | 'merged' | 'duplicate' {
    const { builder, report, file, ownKeys } = this.#in;
    const row = this.#row;
    row.keyHigh = (row.keyHigh ^ ownKeys) >>> 0;
    const taken = builder.add(row, low, high, file, line);
    if (taken === 'call') report.calls++;
    else if (taken === 'merged') report.merged++;
    return taken;
  }

  #isUndecodable(cells: string[]): boolean {
    return this.mayBeUndecodable && cells.some((cell) => this.undecodable.test(cell));
  }

  #reject(reason: RejectReason, line: number, raw: () => string): void {
    const { ledger, report } = this.#in;
    report.rejected++;
    ledger.add(report.name, line, reason, raw);
  }
}
