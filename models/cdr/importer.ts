import { UnusableInput } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { stopIfCancelled } from '../core/job.ts';
import type { RecordAdapter } from './adapters/adapter.ts';
import type { CallFile, CallTable } from './call-table.ts';
import { DeviceList } from './device-reading.ts';
import { openFile } from './file-import.ts';
import { formatOf } from './formats.ts';
import type { FileReport, RejectReason } from './import-report.ts';
import { NormalisedRow } from './normalised-row.ts';
import { OverlapFinder } from './overlap.ts';
import type { ParseOptions } from './parse-options.ts';
import { Pseudonyms } from './pseudonym.ts';
import { RejectLedger } from './reject-ledger.ts';
import { RowHash } from './row-hash.ts';
import { openRows } from './line-reader.ts';
import type { Rows } from './row-reader.ts';
import { isBlank } from './sample.ts';
import type { CallRecordSource } from './source.ts';
import { RowCleaner } from './row-cleaner.ts';
import { spreadsheetDamage } from './spreadsheet-damage.ts';
import { CallBuilder, type CallsAndSeizures } from './stitch.ts';
import { TextReader } from './text-reader.ts';

/** The first part is shown when this much was read, the next one at sixteen times as much, and so on. */
const FIRST_PARTIAL_BYTES = 1_000_000;
const PARTIAL_STEP = 16;

/** One import: reads files one after the other into one set of calls. */
export class Importer {
  readonly builder = new CallBuilder();
  readonly ledger: RejectLedger;
  readonly files: CallFile[] = [];
  readonly reports: FileReport[] = [];
  readonly warnings: Issue[] = [];
  /** Files whose times were local text and whose zone nobody gave. */
  readonly zoneAssumed: string[] = [];
  readonly #options: ParseOptions;
  readonly #devices = new DeviceList();
  readonly #overlap = new OverlapFinder();
  readonly #row = new NormalisedRow();
  readonly #hash = new RowHash();
  /** Of each file the first time without seconds. */
  readonly #timeTexts: string[] = [];
  readonly #totalBytes: number;
  #bytesBefore = 0;
  #nextPartial = FIRST_PARTIAL_BYTES;

  constructor(options: ParseOptions, totalBytes: number) {
    this.#options = options;
    this.#totalBytes = Math.max(1, totalBytes);
    this.ledger = new RejectLedger(options.onReject, options.pseudonymise !== undefined);
  }

  /** Reads a file; one that cannot be read gets its error, and the import goes on. `twin`: a file of the same bytes was read before. */
  async read(source: CallRecordSource, twin: boolean): Promise<void> {
    const timeZone = source.options.timeZone ?? this.#options.zone ?? 'UTC';
    const report: FileReport = { name: source.name, format: '', rows: 0, calls: 0, rejected: 0, merged: 0, skipped: 0, doubtful: 0, encoding: '', timeZone, detection: null };
    const file: CallFile = { name: source.name, format: '', pbx: source.options.pbx ?? null, timeZone, tellsAnswer: false };
    this.reports.push(report);
    this.files.push(file);
    const reader = new TextReader(source);
    try {
      await this.#readRows(source, reader, report, file, twin);
    } catch (problem) {
      if (!(problem instanceof UnusableInput)) throw problem;
      report.error = source.damage?.() ?? problem.issues[0]!;
    }
    if (!report.error) this.warnings.push(...[source.damage?.() ?? []].flat());
    report.encoding = reader.encoding;
    this.#bytesBefore += reader.bytesRead;
  }

  /** The calls so far, copied; their parties and devices are nobody where pseudonyms are asked for, which take a while to make. */
  tableSoFar(): CallTable {
    const table = this.#tableOf(this.builder.soFar());
    if (!this.#options.pseudonymise) return table;
    return { ...table, parties: table.parties.map(() => ''), devices: table.devices.map((device, index) => ({ ...device, name: String(index + 1) })) };
  }

  /** All calls, handed over: the importer keeps none. */
  async finish(): Promise<CallTable> {
    const table = this.#tableOf(this.builder.finish());
    this.warnings.push(...spreadsheetDamage(table, this.#timeTexts));
    if (!this.#options.pseudonymise) return table;
    const pseudonyms = new Pseudonyms(this.#options.pseudonymise);
    return { ...table, parties: await pseudonyms.ofAll(table.parties, (share) => this.#turn(1, `making pseudonyms, ${Math.floor(100 * share)} %`)), devices: await Promise.all(table.devices.map((device) => pseudonyms.ofDevice(device))) };
  }

  #tableOf({ calls, seizures }: CallsAndSeizures): CallTable {
    return { calls, seizures, parties: [...this.builder.parties], devices: this.#devices.list(), files: this.files.map((file) => ({ ...file })) };
  }

  /** What is to be said about rows that stand in two files. */
  overlapWarnings(): Issue[] {
    return this.#overlap.warnings(this.files.map(({ name }) => name));
  }

  async #readRows(source: CallRecordSource, reader: TextReader, report: FileReport, file: CallFile, twin: boolean): Promise<void> {
    let rows: Rows | null = null;
    let adapter: RecordAdapter | null = null;
    const state = { undecodable: false };
    const cleaner = new RowCleaner();
    for await (const { text, last } of reader.blocks()) {
      if (!rows) {
        const opened = await openFile(source, text, last, report.timeZone, this.#devices);
        adapter = opened.adapter;
        report.format = file.format = opened.detection.format;
        const { score, evidence, runnerUp, resolutionSeconds } = opened.detection;
        report.detection = { score, evidence, runnerUp };
        if (resolutionSeconds !== undefined) file.resolutionSeconds = resolutionSeconds;
        file.tellsAnswer = adapter.tellsAnswer;
        this.warnings.push(...opened.warnings);
        rows = this.#rowReader(opened, report, file, reader, state, cleaner, twin);
      }
      const undecodable = reader.undecodable.test(text);
      state.undecodable ||= undecodable;
      const behind = cleaner.see(text);
      rows.feed(text, last);
      behind();
      // What is left of a block is read with the next one.
      state.undecodable = undecodable;
      await this.#between(source.name, reader.bytesRead, last);
    }
    this.warnings.push(...cleaner.warnings(source.name), ...adapter!.warnings());
    this.#timeTexts[this.files.length - 1] = adapter!.timeWithoutSeconds ?? '';
    if (adapter!.readLocal && source.options.timeZone === undefined && this.#options.zone === undefined) this.zoneAssumed.push(source.name);
  }

  #rowReader(opened: Awaited<ReturnType<typeof openFile>>, report: FileReport, file: CallFile, reader: TextReader, state: { undecodable: boolean }, cleaner: RowCleaner, twin: boolean): Rows {
    const { adapter, detection: { lexing } } = opened;
    const builder = this.builder;
    const row = this.#row;
    const index = this.files.length - 1;
    const ownKeys = this.#ownKeys(file);
    const rejectAll = twin && !adapter.carriesId;
    let above = opened.detection.above;
    cleaner.noteHeader(opened.detection.header);
    const reject = (reason: RejectReason, line: number): void => {
      report.rejected++;
      this.ledger.add(file.name, line, reason, () => rows.raw());
    };
    const rows = openRows(lexing, () => adapter.width, (cells, line, broken) => {
      if (above > 0 || isBlank(cells)) {
        if (!isBlank(cells)) {
          above--;
          cleaner.noteTitle(cells);
        }
        report.skipped++;
        return;
      }
      row.clear();
      cleaner.clean(cells, line);
      const verdict = broken ? 'columns' : state.undecodable && cells.some((cell) => reader.undecodable.test(cell)) ? 'encoding' : adapter.read(cells, row);
      if (verdict === 'skip' || (verdict !== 'row' && !broken && cleaner.isBetweenPages(cells))) {
        report.skipped++;
        return;
      }
      report.rows++;
      if (rejectAll) reject('duplicate', line);
      else if (verdict !== 'row') reject(verdict, line);
      else if (twin && !row.hasKey) reject('duplicate', line);
      else {
        row.keyHigh = (row.keyHigh ^ ownKeys) >>> 0;
        const taken = builder.add(row, cells, index, line);
        if (taken === 'call') report.calls++;
        else if (taken === 'merged') report.merged++;
        else reject('duplicate', line);
        if (!adapter.carriesId) this.#overlap.see(cells, index);
      }
    });
    return rows;
  }

  /** Keeps apart the call ids of different machines and of different kinds of id. */
  #ownKeys(file: CallFile): number {
    const kind = formatOf(file.format)?.idsOf ?? file.format;
    this.#hash.ofText(`${kind}\n${file.pbx ?? ''}`);
    return this.#hash.high;
  }

  async #between(name: string, bytesRead: number, last: boolean): Promise<void> {
    const done = Math.min(1, (this.#bytesBefore + bytesRead) / this.#totalBytes);
    if (this.#options.onPartial && this.#bytesBefore + bytesRead >= this.#nextPartial && !(last && done >= 1)) {
      while (this.#bytesBefore + bytesRead >= this.#nextPartial) this.#nextPartial *= PARTIAL_STEP;
      this.#options.onPartial(this.tableSoFar(), done);
    }
    await this.#turn(done, `reading ${name}`);
  }

  /** Tells how far it is, lets others work, and stops where that was asked for. */
  async #turn(done: number, what: string): Promise<void> {
    this.#options.onProgress?.({ done, what });
    await this.#options.pause?.();
    stopIfCancelled(this.#options);
  }
}
