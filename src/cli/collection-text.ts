import type { CollectionSheet } from '../../models/cdr/adapters/record-format.ts';

/** A collection sheet as indented lines. */
export function collectionText({ switchOn, collectFor, export: exports, askCarrier }: CollectionSheet): string {
  const parts: [string, string[]][] = [['switch on', switchOn], ['collect', [collectFor]], ['export', exports], ['ask the carrier', askCarrier]];
  return parts.map(([title, lines]) => lines.map((line, at) => `  ${(at === 0 ? title : '').padEnd(TITLE)}  ${line}\n`).join('')).join('');
}

const TITLE = 'ask the carrier'.length;
