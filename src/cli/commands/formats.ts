import { Command } from 'commander';
import { formats, type FormatInfo } from '../../../models/cdr/formats.ts';
import { collectionText } from '../collection-text.ts';
import type { Context } from '../main.ts';

/** `busyhour formats`: what call records are read, and how they are collected. */
export function formatsCommand({ io, json }: Context): Command {
  return new Command('formats').description('the call-record formats that are read: how each is recognised, what it tells and how to collect it').action(() => {
    const known = formats();
    io.out(json ? `${JSON.stringify(known, null, 2)}\n` : known.map(formatText).join('\n'));
  });
}

function formatText(format: FormatInfo): string {
  const lines: [string, string][] = [
    ['recognised by', format.recognisedBy], ['rests on', format.confidence], ['how sure', format.sureness], ['times', format.timeZone],
    ['occupied from', format.occupiedFrom], ['reads', format.reads.join('; ')], ['cannot tell', format.cannotTell.join('; ')],
  ];
  return `${format.id}: ${format.product}\n${lines.map(([title, text]) => `  ${title.padEnd(TITLE)}  ${text}\n`).join('')}${collectionText(format.collection)}`;
}

const TITLE = 'ask the carrier'.length;
