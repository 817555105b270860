import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What a build leaves. */
export const dist = join(root, 'dist');

/** Where builds are made before they are moved to `dist`, and test reports. Not in git. */
export const scratch = join(root, '.build');
