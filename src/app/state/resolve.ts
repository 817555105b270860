import type { ResolvedScenario } from '../../../models/scenario/scenario.ts';

/** Resolves a scenario document; the schema and mathjs are loaded with the first call. */
export async function resolve(document: unknown, file?: string): Promise<ResolvedScenario> {
  const { resolveScenario } = await import('../../../models/scenario/resolve.ts');
  return resolveScenario(document, file);
}
