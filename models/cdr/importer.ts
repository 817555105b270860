import { UnusableInput, warning } from '../core/issue.ts';
import type { Issue } from '../core/issue.ts';
import { stopIfCancelled } from '../core/job.ts';
import type { CallFile, CallTable } from './call-table.ts';
import { DeviceList } from './device-reading.ts';
import { openFile } from './file-import.ts';
import { formatOf } from './formats.ts';
import type { FileReport } from './import-report.ts';
import { OverlapFinder } from './overlap.ts';
import type { ParseOptions } from './parse-options.ts';
import { Pseudonyms } from './pseudonym.ts';
import { QualityJoin } from './quality-join.ts';
import { QuickRows, isQuick } from './quick-rows.ts';
import type { QuickEncoding } from './quick-rows.ts';
import { RejectLedger } from './reject-ledger.ts';
import { RowHash } from './row-hash.ts';
import { openRows } from './line-reader.ts';
import { plainRowMachine } from './row-machine.ts';
import type { RowMachine } from './row-machine.ts';
import type { Lexing, Rows } from './row-reader.ts';
import { RowTaker } from './row-taker.ts';
import type { CallRecordSource } from './source.ts';
import { RowCleaner } from './row-cleaner.ts';
import { spreadsheetDamage } from './spreadsheet-damage.ts';
import { CallBuilder, type CallsAndSeizures } from './stitch.ts';
import { TextReader, undecodableIn } from './text-reader.ts';
import type { TextBlock } from './text-reader.ts';

/** The first part is shown when this much was read, the next one at sixteen times as much, and so on. */
const FIRST_PARTIAL_BYTES = 1_000_000;
const PARTIAL_STEP = 16;

/** When so much was read, the number of all calls is guessed, with some room to spare; never more than so many times those that were read. */
const FORESEEN_BYTES = 8_000_000;
const SPARE_ROOM = 1.06;
const MOST_FORESEEN = 1000;

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
  readonly #quality = new QualityJoin();
  readonly #overlap = new OverlapFinder();
  readonly #hash = new RowHash();
  /** Of each file the first time without seconds. */
  readonly #timeTexts: string[] = [];
  readonly #totalBytes: number;
  #bytesBefore = 0;
  #foreseen = false;
  /** One for all files. */
  #machine: RowMachine | null = null;
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
    const quality = this.#quality.finish(this.builder.count);
    const made = this.#tableOf(this.builder.finish());
    const table = quality ? { ...made, quality } : made;
    this.warnings.push(...spreadsheetDamage(table, this.#timeTexts));
    if (!this.#options.pseudonymise) return table;
    const pseudonyms = new Pseudonyms(this.#options.pseudonymise);
    return { ...table, parties: await pseudonyms.ofAll(table.parties, (share) => this.#turn(1, `making pseudonyms, ${Math.floor(100 * share)} %`)), devices: await Promise.all(table.devices.map((device) => pseudonyms.ofDevice(device))) };
  }

  /** All files are read: quality records that came before their calls are joined to them, and those without a call rejected. */
  settleQuality(): void {
    const withoutCall = new Map<number, number>();
    this.#quality.settle((low, high) => this.builder.callOf(low, high), (file) => {
      this.reports[file]!.merged++;
    }, (file, line, raw) => {
      this.reports[file]!.rejected++;
      withoutCall.set(file, (withoutCall.get(file) ?? 0) + 1);
      this.ledger.add(this.files[file]!.name, line, 'no-call', () => raw);
    });
    for (const [file, count] of withoutCall) this.warnings.push(this.#withoutCall(this.reports[file]!, count));
  }

  #withoutCall({ name, merged }: FileReport, count: number): Issue {
    const what = merged === 0 ? 'holds only quality records (CMR), not calls' : `has ${count} quality records (CMR) of calls that are in none of the files`;
    return warning('cmr-records', '', `${name} ${what}.`, 'Import the CDR files (cdr_…) of the same period together with it.', { file: name });
  }

  #tableOf({ calls, seizures }: CallsAndSeizures): CallTable {
    return { calls, seizures, parties: this.builder.parties.texts(), devices: this.#devices.list(), files: this.files.map((file) => ({ ...file })) };
  }

  /** What is to be said about rows that stand in two files. */
  overlapWarnings(): Issue[] {
    return this.#overlap.warnings(this.files.map(({ name }) => name));
  }

  async #readRows(source: CallRecordSource, reader: TextReader, report: FileReport, file: CallFile, twin: boolean): Promise<void> {
    const blocks = reader.blocks();
    try {
      const first = (await blocks.next()).value as TextBlock;
      const opened = await openFile(source, first.text, first.last, report.timeZone, this.#devices);
      const { adapter, detection } = opened;
      const { lexing, score, evidence, runnerUp, resolutionSeconds } = detection;
      report.format = file.format = detection.format;
      report.detection = { score, evidence, runnerUp };
      if (resolutionSeconds !== undefined) file.resolutionSeconds = resolutionSeconds;
      file.tellsAnswer = adapter.tellsAnswer;
      this.warnings.push(...opened.warnings);
      const cleaner = new RowCleaner();
      cleaner.noteHeader(detection.header);
      const rows = new RowTaker({
        builder: this.builder, ledger: this.ledger, quality: this.#quality, overlap: this.#overlap, adapter, cleaner, above: detection.above,
        report, file: this.files.length - 1, ownKeys: this.#ownKeys(file), twin,
      });
      if (isQuick(lexing) && reader.isBytewise) await this.#readBytes(source, reader, lexing, () => adapter.width, rows, cleaner);
      else await this.#readText(source.name, reader, first, blocks, lexing, () => adapter.width, rows, cleaner);
      this.warnings.push(...cleaner.warnings(source.name), ...adapter.warnings());
      this.#timeTexts[this.files.length - 1] = adapter.timeWithoutSeconds ?? '';
      if (adapter.readLocal && source.options.timeZone === undefined && this.#options.zone === undefined) this.zoneAssumed.push(source.name);
    } finally {
      await blocks.return(undefined);
    }
  }

  /** Reads a file whose text is ASCII where it matters, from its first byte on. */
  async #readBytes(source: CallRecordSource, reader: TextReader, lexing: Lexing, width: () => number, rows: RowTaker, cleaner: RowCleaner): Promise<void> {
    const quick = new QuickRows(lexing, width, source.options.encoding === undefined ? null : (reader.encoding as QuickEncoding), {
      block: (machine, cells, raw) => rows.takeBlock(machine, cells, raw),
      row: (cells, line, broken) => {
        rows.mayBeUndecodable = true;
        rows.undecodable = undecodableIn(quick.encoding);
        rows.take(cells, line, broken, () => quick.raw());
        rows.mayBeUndecodable = false;
      },
    }, (sizes) => (this.#machine ??= (this.#options.rowMachine ?? plainRowMachine)(sizes)));
    for await (const bytes of reader.takeBytes()) {
      cleaner.seeBytes(bytes);
      quick.push(bytes);
      reader.encoding = quick.encoding;
      this.#foresee(reader.bytesRead);
      await this.#between(source.name, reader.bytesRead, false);
    }
    quick.end();
    reader.encoding = quick.encoding;
    await this.#between(source.name, reader.bytesRead, true);
  }

  /** Makes room for all calls when enough was read to tell how many there will be. */
  #foresee(bytesRead: number): void {
    const read = this.#bytesBefore + bytesRead;
    if (this.#foreseen || read < FORESEEN_BYTES || read * 2 > this.#totalBytes) return;
    this.#foreseen = true;
    this.builder.reserve(Math.min(MOST_FORESEEN, (this.#totalBytes / read) * SPARE_ROOM));
  }

  /** Reads a file in any other encoding, or with other line ends: the first block, then the others. */
  async #readText(name: string, reader: TextReader, first: TextBlock, others: AsyncGenerator<TextBlock>, lexing: Lexing, width: () => number, rows: RowTaker, cleaner: RowCleaner): Promise<void> {
    const lines: Rows = openRows(lexing, width, (cells, line, broken) => rows.take(cells, line, broken, () => lines.raw()));
    for (let block = first; ; block = (await others.next()).value as TextBlock) {
      const { text, last } = block;
      rows.undecodable = undecodableIn(reader.encoding);
      const undecodable = rows.undecodable.test(text);
      rows.mayBeUndecodable ||= undecodable;
      const behind = cleaner.see(text);
      lines.feed(text, last);
      behind();
      // What is left of a block is read with the next one.
      rows.mayBeUndecodable = undecodable;
      await this.#between(name, reader.bytesRead, last);
      if (last) return;
    }
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
