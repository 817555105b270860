/**
 * The open scenario. Views read `project.document` (the plain JSON, never mutated) and `project.scenario` (resolved, null
 * while it has errors) with `project.issues`, and change it only through a named step:
 *
 *   project.edit('Moved lon-sales to wave 3', (draft) => { draftRows(draft, ['migration', 'waves'])[2]!.groups = […] });
 *
 * The draft is a copy; the step can be undone (`project.undo()`, `project.undoName`) and survives a reload.
 * `project.open(file)` refuses a file with errors, leaves what was open as it is and puts the reasons in `project.openIssues`.
 */
import type { Issue } from '../../../models/core/issue.ts';
import { error } from '../../../models/core/issue.ts';
import { readJson } from '../../../models/scenario/json-text.ts';
import type { ResolvedScenario, Scenario } from '../../../models/scenario/scenario.ts';
import type { ScenarioDocument } from './document.ts';
import { blankDocument, isObject } from './document.ts';
import { download } from './download.ts';
import type { History } from './history.ts';
import { emptyHistory, record, redo, redoName, undo, undoName } from './history.ts';
import { resolve } from './resolve.ts';
import { share } from './share.ts';
import type { Recent } from './storage.ts';
import { load, store } from './storage.ts';

const recentsKept = 8;

class Project {
  document: ScenarioDocument = $state.raw(blankDocument());
  /** What resolving the document gave; null until it was resolved once. */
  resolved: ResolvedScenario | null = $state.raw(null);
  /** Why the file last opened was refused; empty when it was not. */
  openIssues: Issue[] = $state.raw([]);
  recents: Recent[] = $state.raw([]);
  /** False until what an earlier visit left has been read. */
  ready = $state(false);
  #history: History<ScenarioDocument> = $state.raw(emptyHistory());
  #resolving = 0;

  readonly name: string = $derived(this.document.name);
  readonly scenario: Scenario | null = $derived(this.resolved?.scenario ?? null);
  readonly issues: Issue[] = $derived(this.resolved?.issues ?? []);
  readonly undoName: string | null = $derived(undoName(this.#history));
  readonly redoName: string | null = $derived(redoName(this.#history));
  /** Whether anything was ever done in it: an untouched blank document is not worth keeping. */
  readonly isBlank: boolean = $derived(this.#history.steps.length === 0 && JSON.stringify(this.document) === JSON.stringify(blankDocument()));

  /** Changes the document by one named, undoable step. A step that changes nothing is not recorded. */
  edit(name: string, change: (draft: ScenarioDocument) => void): void {
    const draft = structuredClone(this.document);
    change(draft);
    const after = share(this.document, draft);
    if (after === this.document) return;
    this.#history = record(this.#history, name, this.document, after);
    this.#show(after);
  }

  undo(): void {
    this.#go(undo(this.#history));
  }

  redo(): void {
    this.#go(redo(this.#history));
  }

  /** Opens a scenario file. Returns false, with `openIssues`, when it cannot be used; then nothing has changed. */
  async open(file: Blob & { name?: string }): Promise<boolean> {
    const name = file.name ?? 'scenario.json';
    const read = readDocument(await file.text(), name);
    if ('issue' in read) {
      this.openIssues = [read.issue];
      return false;
    }
    return this.openDocument(read.document, name);
  }

  /** Opens a document that is already parsed, on the terms of `open`. */
  async openDocument(document: ScenarioDocument, file: string): Promise<boolean> {
    const resolved = await resolve(document, file);
    if (!resolved.scenario) {
      this.openIssues = resolved.issues;
      return false;
    }
    this.#keepAsRecent();
    this.openIssues = [];
    this.#history = emptyHistory();
    this.#show(document);
    return true;
  }

  /** Opens the fictitious company. */
  async openDemo(): Promise<boolean> {
    const { northwind } = await import('./demo.ts');
    return this.openDocument(structuredClone(northwind), 'northwind.json');
  }

  /** Opens a scenario of the list of recents. */
  openRecent(recent: Recent): Promise<boolean> {
    return this.openDocument(recent.document, recent.name);
  }

  /** Starts an empty scenario. */
  startBlank(): void {
    this.#keepAsRecent();
    this.openIssues = [];
    this.#history = emptyHistory();
    this.#show(blankDocument());
  }

  /** Hands the scenario file to the user as a download. */
  save(): void {
    const name = this.document.name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'scenario';
    download(`${name}.json`, 'application/json', `${JSON.stringify(this.document, null, 2)}\n`);
  }

  /** Reads what an earlier visit left; called once at the start. */
  async restore(): Promise<void> {
    const [stored, recents] = await Promise.all([load('project'), load('recents')]);
    this.recents = recents ?? [];
    // A scenario opened meanwhile is newer than what was stored.
    if (stored && this.#resolving === 0) {
      this.document = stored.document;
      this.#history = stored.history;
    }
    this.ready = true;
    await this.#resolve();
  }

  #go(to: { document: ScenarioDocument; history: History<ScenarioDocument> } | null): void {
    if (!to) return;
    this.#history = to.history;
    this.#show(to.document);
  }

  #show(document: ScenarioDocument): void {
    this.document = document;
    void store('project', { document, history: this.#history });
    void this.#resolve();
  }

  // A later change overtakes an earlier one that is still being resolved.
  async #resolve(): Promise<void> {
    const mine = ++this.#resolving;
    const resolved = await resolve(this.document);
    if (mine === this.#resolving) this.resolved = resolved;
  }

  #keepAsRecent(): void {
    if (this.isBlank) return;
    const mine: Recent = { name: this.document.name, openedAt: new Date().toISOString(), document: this.document };
    this.recents = [mine, ...this.recents.filter((recent) => recent.name !== mine.name)].slice(0, recentsKept);
    void store('recents', this.recents);
  }
}

/** Parses the text of a scenario file as far as being a JSON object. */
function readDocument(text: string, name: string): { document: ScenarioDocument } | { issue: Issue } {
  const read = readJson(text, name);
  if ('issue' in read) return read;
  if (isObject(read.value)) return { document: read.value as ScenarioDocument };
  return { issue: error('not-a-scenario', '', `${name} holds JSON but not an object, so it is no scenario.`, 'Open a file that busyhour saved, or start from an example.', { file: name }) };
}

export const project = new Project();
