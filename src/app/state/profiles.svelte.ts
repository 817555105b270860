/** Profiles of how files are read, kept in the browser: `profiles.list`, by name. */
import type { ReadingProfile } from '../../../models/cdr/reading-profile.ts';
import type { Issue } from '../../../models/core/issue.ts';
import { readJson } from '../../../models/scenario/json-text.ts';
import { download } from './download.ts';
import { load, store } from './storage.ts';

class Profiles {
  list: ReadingProfile[] = $state.raw([]);
  /** What is wrong with a file that was to be a profile. */
  issues: Issue[] = $state.raw([]);

  /** Reads what an earlier visit stored; called once at the start. */
  async restore(): Promise<void> {
    const stored = (await load('profiles')) ?? [];
    const newer = new Set(this.list.map(({ name }) => name));
    this.list = byName([...this.list, ...stored.filter(({ name }) => !newer.has(name))]);
  }

  /** Keeps a profile in place of one of the same name. */
  save(profile: ReadingProfile): void {
    this.#keep([...this.list.filter(({ name }) => name !== profile.name), profile]);
  }

  remove(name: string): void {
    this.#keep(this.list.filter((profile) => profile.name !== name));
  }

  /** Hands a profile to the user as a file. */
  async hand(profile: ReadingProfile): Promise<void> {
    const { profileText } = await checked();
    const name = profile.name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'profile';
    download(`${name}.profile.json`, 'application/json', profileText(profile));
  }

  /** Keeps the profile that a file holds; null when it holds none, and `issues` say why. */
  async take(file: File): Promise<ReadingProfile | null> {
    const json = readJson(await file.text(), file.name);
    const { readProfile } = await checked();
    const read = 'issue' in json ? { issues: [json.issue] } : readProfile(json.value, file.name);
    this.issues = 'issues' in read ? read.issues : [];
    if ('issues' in read) return null;
    this.save(read.profile);
    return read.profile;
  }

  #keep(list: ReadingProfile[]): void {
    this.list = byName(list);
    void store('profiles', this.list);
  }
}

/** What checks profiles knows every format, so it is loaded when it is first needed. */
function checked(): Promise<typeof import('../../../models/cdr/reading-profile.ts')> {
  return import('../../../models/cdr/reading-profile.ts');
}

function byName(list: ReadingProfile[]): ReadingProfile[] {
  return [...list].sort((a, b) => a.name.localeCompare(b.name));
}

export const profiles = new Profiles();
