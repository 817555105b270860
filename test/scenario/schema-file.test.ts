import { readFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { expect, it } from 'vitest';
import { scenarioFileSchema } from '../../models/scenario/schema.ts';

interface PublishedSchema {
  additionalProperties: boolean;
  required: string[];
  properties: { links: { items: { additionalProperties: boolean; properties: { up: { pattern: string } } } } };
}

/** The JSON Schema that editors use. Checks that JSON Schema cannot word (a calendar date, a readable pattern) are left out. */
function scenarioJsonSchema(): object {
  const { $schema, ...schema } = toJsonSchema(scenarioFileSchema, { target: 'draft-07', errorMode: 'ignore' });
  return { $schema, title: 'Busyhour scenario, version 1', ...schema };
}

// After a change of the schema: npx vitest run test/scenario/schema-file.test.ts -u
it('scenarios/schema.json is what the schema in the code makes', async () => {
  await expect(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../scenarios/schema.json');
});

it('the published schema knows no other keys, and asks for a unit', () => {
  const published = JSON.parse(readFileSync(new URL('../../scenarios/schema.json', import.meta.url), 'utf8')) as PublishedSchema;
  expect(published.additionalProperties).toBe(false);
  expect(published.required).toEqual(['busyhour', 'sites']);
  const link = published.properties.links.items;
  expect(link.additionalProperties).toBe(false);
  expect(new RegExp(link.properties.up.pattern).test('200 Mbit/s')).toBe(true);
  expect(new RegExp(link.properties.up.pattern).test('200')).toBe(false);
});
