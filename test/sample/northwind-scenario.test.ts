import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { company, departments } from '../../models/sample/company.ts';
import { resolveScenario } from '../../models/scenario/resolve.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../scenarios/${name}.json`, import.meta.url), 'utf8'));

describe('the built-in scenarios', () => {
  it.each(['northwind', 'one-trunk'])('%s is valid, without a warning', async (name) => {
    const { scenario, issues } = await resolveScenario(read(name), `${name}.json`);
    expect(issues).toEqual([]);
    expect(scenario).not.toBeNull();
  });

  it('Northwind has the extensions, numbers, hunt groups and trunks of the generated records', async () => {
    const { scenario } = await resolveScenario(read('northwind'), 'northwind.json');
    const northwind = company(1200);
    const groupOf = (extension: string): string | undefined => scenario!.groups.find(({ extensions }) => extensions.some((range) => {
      const [from, until = from] = range.split('-').map(Number);
      return Number(extension) >= from! && Number(extension) <= until!;
    }))?.id;
    northwind.users.forEach(({ extension, department, number }) => {
      expect(groupOf(extension)).toBe(departments[department]!.id);
      const range = scenario!.numberRanges.find(({ first, count }) => BigInt(number) >= BigInt(first) && BigInt(number) < BigInt(first) + BigInt(count));
      expect(range?.groups).toContain(departments[department]!.id);
    });
    for (const { id, pilot } of departments) if (pilot !== null) expect(groupOf(pilot)).toBe(`${id}-line`);
    for (const trunk of northwind.trunks) {
      const own = scenario!.trunks.find(({ cdrNames }) => cdrNames.includes(trunk.cucmName));
      expect(own?.channels).toBe(trunk.channels);
      expect(own?.cdrNames).toContain(trunk.asteriskName);
    }
  });
});
