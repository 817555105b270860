import { expect, it } from 'vitest';
import { dayProfileOf, dayProfiles } from '../../models/catalog/day-profiles.ts';

it.each(dayProfiles.map((profile) => [profile.id, profile] as const))('the day profile %s has 24 weights, the highest 1, none 0', (_, { weights }) => {
  expect(weights).toHaveLength(24);
  expect(Math.max(...weights)).toBe(1);
  expect(Math.min(...weights)).toBeGreaterThan(0);
});

it('the profiles of the scenario format are all there', () => {
  expect(dayProfiles.map((profile) => profile.id)).toEqual(['constant', 'office', 'office-two-peaks', 'contact-centre']);
  expect(dayProfileOf('lunch')).toBeUndefined();
});
