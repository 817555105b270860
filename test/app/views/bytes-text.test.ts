import { expect, it } from 'vitest';
import { bytesText } from '../../../src/app/views/import/bytes-text.ts';

it('bytes are written with a unit', () => {
  expect([0, 999, 1000, 9_949, 9_950, 999_499, 1_400_000_000, 68_000_000_000].map(bytesText)).toEqual(['0 B', '999 B', '1.0 kB', '9.9 kB', '10 kB', '999 kB', '1.4 GB', '68 GB']);
});
