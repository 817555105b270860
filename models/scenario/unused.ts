/** Keys of the format that are valid but that this version does not use yet; `*` stands for any index or name. */
const notYetUsed = [
  '/currency',
  '/demand/assumptions/ringSeconds',
  '/sites/*/location', '/sites/*/personas', '/sites/*/teamsToday',
  '/groups/*/devices', '/groups/*/ring',
  '/trunks/*/monthlyCost', '/trunks/*/contractEnd', '/trunks/*/notice', '/trunks/*/leadTime',
  '/sbcs/*/redundancy', '/sbcs/*/limits/srtp', '/sbcs/*/limits/transcodes',
  '/links/*/delay', '/links/*/jitter', '/links/*/loss', '/links/*/queues', '/links/*/admission',
  '/migration/waves/*/dualRing', '/migration/limits', '/migration/behaviour',
  '/targets/r',
].map((path) => path.split('/').slice(1));

/** JSON pointers of what stands in a valid document and is not used yet, in the order of the list. */
export function unusedKeys(document: unknown): string[] {
  const found = notYetUsed.flatMap((path) => matches(document, path));
  found.push(...otherProtection(document), ...outagesOfUnusedLimits(document));
  return found;
}

function matches(value: unknown, path: string[], place = ''): string[] {
  const [key, ...rest] = path;
  if (key === undefined) return [place];
  if (value === null || typeof value !== 'object') return [];
  const keys = key === '*' ? Object.keys(value) : Object.hasOwn(value, key) ? [key] : [];
  return keys.flatMap((each) => matches((value as Record<string, unknown>)[each], rest, `${place}/${each}`));
}

/** Of the ways to protect emergency calls only a reserve of channels is used. */
function otherProtection(document: unknown): string[] {
  return matches(document, ['routing', 'emergency', '*', 'protection']).filter((path) => {
    const list = (document as { routing: { emergency: { protection: unknown }[] } }).routing.emergency;
    return list[Number(path.split('/')[3])]?.protection !== 'reserve';
  });
}

/** Outages of limits that are not used themselves. */
function outagesOfUnusedLimits(document: unknown): string[] {
  return matches(document, ['outages', '*']).filter((path) => {
    const list = (document as { outages: { resource: string }[] }).outages;
    return isUnusedLimit(list[Number(path.split('/')[2])]!.resource);
  });
}

/** Whether an id such as `sbc-lon/srtp` is that of a limit that is not used yet, so that it is no resource of a simulation. */
export function isUnusedLimit(resource: string): boolean {
  return /\/(srtp|transcodes)$/.test(resource);
}
