import { error, UnusableInput } from '../../models/core/issue.ts';
import { extensionRanges } from '../../models/cdr/extension-ranges.ts';
import type { KeyedHash, PseudonymOptions } from '../../models/cdr/pseudonym.ts';

/** How people's data are hidden while reading, as a user says it. */
export interface PseudonymSettings {
  /** Secret text: the same one gives the same pseudonyms. It is kept nowhere. */
  key: string;
  /** Extensions that stay, as `2000-2999, 5100`; empty: none. */
  keepExtensions: string;
  dropNames: boolean;
}

/** A key that is typed must be long enough not to be guessed. */
const LEAST_CHARACTERS = 16;
/** Without letters that look like digits (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_CHARACTERS = 30;
const GROUP = 5;

/** A key at random (150 bits), in groups that can be typed. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_CHARACTERS));
  return [...bytes].map((byte, at) => `${at > 0 && at % GROUP === 0 ? '-' : ''}${LETTERS[byte & 31]}`).join('');
}

/** The settings as the importer takes them. Throws UnusableInput for a key that is too short, or ranges that are none. */
export async function pseudonymOptions({ key, keepExtensions, dropNames }: PseudonymSettings): Promise<PseudonymOptions> {
  const keep = extensionRanges(keepExtensions);
  if (!keep) throw new UnusableInput([error('bad-extension-ranges', '', `"${keepExtensions}" is no list of extensions to keep.`, 'Write ranges of extensions of equal length, such as 2000-2999, 5100.')]);
  return { hash: await keyedHash(key), keep, dropNames };
}

/** HMAC-SHA-256 under a key. Upper and lower case, hyphens and blanks in the key make no difference. */
export async function keyedHash(key: string): Promise<KeyedHash> {
  const characters = key.toUpperCase().replace(/[\s-]/g, '');
  if (characters.length < LEAST_CHARACTERS) throw new UnusableInput([error('weak-key', '', `The key of the pseudonyms has ${characters.length} characters, so it could be guessed.`, `Give one of at least ${LEAST_CHARACTERS}, or take the one that was made at random.`)]);
  const { subtle } = crypto as Crypto & { subtle?: SubtleCrypto };
  if (!subtle) throw new UnusableInput([error('no-keyed-hash', '', 'This browser makes no pseudonyms on a page that did not come over https.', 'Open Busyhour over https or from this machine (localhost).')]);
  const encoder = new TextEncoder();
  const secret = await subtle.importKey('raw', encoder.encode(characters), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (text) => new Uint8Array(await subtle.sign('HMAC', secret, encoder.encode(text)));
}
