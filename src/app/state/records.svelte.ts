/**
 * The call records. The table itself stays in the records worker; views read `records.summary` (null: none loaded),
 * `records.partial` (first look while reading), `records.importing` (progress, null: not reading) and `records.issues`
 * (why the last import failed), and ask for figures with `await records.ask((worker) => worker.heatMap(records.settings, …))`.
 * `records.version` goes up whenever the table or a device's reading changes: fetch again when it does.
 */
import type { DeviceReading } from '../../../models/cdr/call-table.ts';
import type { RowPreview } from '../../../models/cdr/preview-rows.ts';
import type { ReadingPreview } from '../../../models/cdr/reading-preview.ts';
import type { ReadingOptions } from '../../../models/cdr/source.ts';
import type { Issue } from '../../../models/core/issue.ts';
import { error } from '../../../models/core/issue.ts';
import type { Progress } from '../../../models/core/job.ts';
import { isZone } from '../../../models/core/zone.ts';
import type { Answer, Client, PartialView, RecordsInput, RecordsSummary, TrafficSettings } from '../../workers/protocol.ts';
import type { PseudonymSettings } from '../../workers/keyed-hash.ts';
import { client } from './client.ts';
import { rowsAt, saysZone } from './document.ts';
import { download } from './download.ts';
import { project } from './project.svelte.ts';
import type { PickedFile } from './picked-files.ts';
import { nameCalls, readingOptionsOf, savedFingerprintOf } from './named-calls.ts';
import { load, store } from './storage.ts';
import { secondsLeft } from './time-left.ts';

/** A file or folder to read, and how. */
export interface FileToRead extends PickedFile {
  options: ReadingOptions;
}

class Records {
  summary: RecordsSummary | null = $state.raw(null);
  partial: PartialView | null = $state.raw(null);
  importing: { progress: Progress; secondsLeft: number | null; names: string[] } | null = $state.raw(null);
  /** Why the last import failed, or what it had to tell; what was loaded before is still there. */
  issues: Issue[] = $state.raw([]);
  /** The directory CSV that ties users to groups; null: none given. */
  directory: { name: string; text: string } | null = $state.raw(null);
  /** Goes up whenever the call table or the reading of a device changes. */
  version = $state(0);
  ready = $state(false);
  /** Whether doubtful calls are left out of the traffic. */
  withoutDoubtful = $state(false);
  readonly doubtful: number = $derived(this.summary?.report.files.reduce((sum, file) => sum + file.doubtful, 0) ?? 0);
  /** Whether and how people's data are hidden by the next reading. The key is of this visit: it is written nowhere. */
  pseudonyms: PseudonymSettings & { on: boolean } = $state({ on: false, key: '', keepExtensions: '', dropNames: false });
  /** The files of the last import while this visit lasts, so that they can be read again with other options. */
  files: FileToRead[] = $state.raw([]);
  #stop: AbortController | null = null;

  /** Zone and counted days, of the scenario: the estate's zone is that of its first site. */
  readonly settings: TrafficSettings = $derived(trafficSettings());
  /** What tells one set of records from another. */
  readonly key: string = $derived(this.summary ? JSON.stringify([this.summary.report.files, this.summary.devices.map((device) => device.reading)]) : '');

  /** Reads call records; options not given are those that the scenario has for a file of that name, else the defaults. */
  async importFiles(files: (PickedFile | FileToRead)[]): Promise<boolean> {
    if (this.#isBusy()) return false;
    const { document } = project;
    // Options that are given anew make other calls of the same file: only what is read as the scenario says can differ from it.
    const toRead = files.map((item) =>
      'options' in item ? { ...item, saved: undefined } : { ...item, options: readingOptionsOf(document, item.name), saved: savedFingerprintOf(document, item.name) },
    );
    const inputs = toRead.map(({ saved, ...item }): RecordsInput => ({ ...this.#inputOf(item), ...(saved === undefined ? {} : { savedFingerprint: saved }) }));
    this.files = toRead.map(({ name, files: inner, folder, options }) => ({ name, files: inner, folder, options }));
    const done = await this.#read(inputs);
    const fingerprints = this.summary?.fingerprints ?? [];
    if (done) project.edit('Named the call records', (draft) => nameCalls(draft, inputs, fingerprints));
    return done;
  }

  /** Reads further files together with those of the last import; one of the same name takes the earlier one's place. */
  addFiles(files: PickedFile[]): Promise<boolean> {
    return this.importFiles([...this.files.filter(({ name }) => !files.some((added) => added.name === name)), ...files]);
  }

  /** Generates the fictitious company's records in the worker and reads them. */
  async importSample(sample: { users: number; weeks: number; seed: number }): Promise<boolean> {
    if (this.#isBusy()) return false;
    this.files = [];
    const pbx = rowsAt(project.document, ['pbxs'])[0]?.['id'];
    const options: ReadingOptions = { ...this.#zone(), ...(typeof pbx === 'string' ? { pbx } : {}) };
    return this.#read([{ kind: 'sample', name: 'northwind-cucm.csv', ...sample, options }]);
  }

  /** The first rows of a file as cells and lines; an issue when it can no longer be read. */
  async firstRows(item: FileToRead): Promise<RowPreview | Issue> {
    return this.#look(item, (worker, input) => worker.firstRows(input));
  }

  /** What the first rows of a file come to by its options; an issue when it can no longer be read. Nothing that is loaded changes. */
  async preview(item: FileToRead): Promise<ReadingPreview | Issue> {
    return this.#look(item, (worker, input) => worker.preview(input, this.settings.zone));
  }

  /** Reads all files of the last import again, those at the places given with other options. */
  readAgain(places: readonly number[], options: (before: ReadingOptions) => ReadingOptions): Promise<boolean> {
    return this.importFiles(this.files.map((item, at) => (places.includes(at) ? { ...item, options: options(item.options) } : item)));
  }

  cancel(): void {
    this.#stop?.abort();
  }

  /** Reads a device as trunk, phone or neither; no second import is needed. */
  async changeReading(device: string, reading: DeviceReading): Promise<void> {
    await this.#guard(async () => {
      this.summary = await (await client()).records.changeReading(device, reading);
      this.version++;
    });
  }

  /** Leaves doubtful calls out of the traffic, or counts them again. */
  async leaveOutDoubtful(leave: boolean): Promise<void> {
    await this.#guard(async () => {
      await (await client()).records.leaveOutDoubtful(leave);
      this.withoutDoubtful = leave;
      this.version++;
    });
  }

  /** Calls the records worker for figures. */
  async ask<T>(question: (worker: Client['records']) => Promise<T>): Promise<T> {
    return question((await client()).records);
  }

  /** Hands all rejected rows to the user as a CSV file. */
  async downloadRejects(): Promise<void> {
    await this.#guard(async () => download('rejected-rows.csv', 'text/csv', await (await client()).records.rejects()));
  }

  /** Keeps the directory CSV. */
  setDirectory(directory: { name: string; text: string } | null): void {
    this.directory = directory;
    void store('directory', directory ?? undefined);
  }

  /** Forgets the records, here and in the browser's storage. */
  async clear(): Promise<void> {
    await this.#guard(async () => {
      await (await client()).records.clear();
      this.summary = null;
      this.files = [];
      this.version++;
    });
  }

  /** Loads what an earlier visit stored; called once at the start. */
  async restore(): Promise<void> {
    this.directory = (await load('directory')) ?? null;
    await this.#guard(async () => {
      const restored = await (await client()).records.restore();
      // An import that began meanwhile is newer than what was stored.
      if (restored && !this.summary && !this.importing) {
        this.summary = restored;
        this.version++;
      }
    });
    this.ready = true;
  }

  /** One import at a time: tells that another is under way, so that what was dropped is not silently lost. */
  #isBusy(): boolean {
    if (!this.importing) return false;
    this.issues = [error('import-running', '', `Another import is still running (${this.importing.names.join(', ')}).`, 'Wait for its end or cancel it, and drop the files again.')];
    return true;
  }

  async #read(inputs: RecordsInput[]): Promise<boolean> {
    const names = inputs.map((input) => input.name);
    const stop = (this.#stop = new AbortController());
    const started = performance.now();
    this.issues = [];
    this.partial = null;
    this.importing = { progress: { done: 0, what: 'Starting' }, secondsLeft: null, names };
    try {
      const answer = await (await client()).records.importRecords(inputs, { ...this.settings, pseudonymise: this.#pseudonymSettings() }, {
        onProgress: (progress) => {
          if (this.#stop === stop) this.importing = { progress, secondsLeft: secondsLeft((performance.now() - started) / 1000, progress.done), names };
        },
        onPartial: (view) => {
          if (this.#stop === stop) this.partial = view;
        },
        signal: stop.signal,
      });
      return this.#take(answer);
    } catch (reason) {
      this.issues = [faultIssue(reason)];
      return false;
    } finally {
      this.#stop = null;
      this.importing = null;
      this.partial = null;
    }
  }

  async #look<T>(item: FileToRead, ask: (worker: Client['records'], input: RecordsInput) => Promise<Answer<T>>): Promise<T | Issue> {
    const answer = await ask((await client()).records, this.#inputOf(item));
    if ('ok' in answer) return answer.ok;
    if ('issues' in answer) return answer.issues[0]!;
    const gone = 'fault' in answer && /^Not(Readable|Found)Error/.test(answer.fault);
    if (gone) return error('file-gone', '', `${item.name} can no longer be read: it was moved, changed or deleted since it was chosen.`, 'Choose it again.', { file: item.name });
    return faultIssue('fault' in answer ? answer.fault : 'the look at the file was cancelled');
  }

  #inputOf({ name, files, folder, options }: FileToRead): RecordsInput {
    const shared = { name, options: { ...this.#zone(), ...options } };
    return folder ? { kind: 'folder', files, ...shared } : { kind: 'file', file: files[0]!.file, ...shared };
  }

  #pseudonymSettings(): PseudonymSettings | null {
    const { on, key, keepExtensions, dropNames } = this.pseudonyms;
    return on ? { key, keepExtensions, dropNames } : null;
  }

  // Without a word about the zone none is handed on, so that the importer says which one it took.
  #zone(): ReadingOptions {
    return saysZone(project.document) ? { timeZone: this.settings.zone } : {};
  }

  #take(answer: Awaited<ReturnType<Client['records']['importRecords']>>): boolean {
    if ('ok' in answer) {
      this.summary = answer.ok;
      this.issues = [];
      this.version++;
      return true;
    }
    if ('issues' in answer) this.issues = answer.issues;
    else if ('fault' in answer) this.issues = [faultIssue(answer.fault)];
    return false;
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.issues = [faultIssue(reason)];
    }
  }
}

/** A fault of ours as an issue for the screen. */
function faultIssue(reason: unknown): Issue {
  const words = reason instanceof Error ? reason.message : String(reason);
  return error('fault', '', `Something in Busyhour itself went wrong: ${words.replace(/\.$/, '')}.`, 'Your records and scenario are still here; reload the page and try again.');
}

function trafficSettings(): TrafficSettings {
  const { scenario, document } = project;
  const written = rowsAt(document, ['sites'])[0]?.['timeZone'];
  return {
    zone: typeof written === 'string' && isZone(written) ? written : (scenario?.sites[0]?.timeZone ?? 'UTC'),
    weekdays: scenario?.run.weekdays ?? [1, 2, 3, 4, 5],
    holidays: scenario?.run.holidays ?? [],
  };
}

export const records = new Records();
