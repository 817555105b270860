import type { Command } from 'commander';
import { UnusableInput, warning, type Issue } from '../../models/core/issue.ts';
import type { Retry } from '../../models/core/loss-network.ts';
import type { TrafficAnalysis } from '../../models/traffic/analysis.ts';
import { readCarrierBusy, type CarrierDay } from '../../models/traffic/carrier-busy.ts';
import { readText } from './files.ts';
import { UsageError } from './io.ts';

/** The options by which offered traffic is restored, as commander gives them. */
export interface OfferedFlags {
  channels: Map<string, number>;
  retry?: Retry;
  carrierBusy?: string;
}

const CHANNELS_FIX = 'Write for example --channels LON_OLD=60, once for each trunk.';
const RETRY_FIX = 'Write for example --retry 0.6:30:3: 60 % of the blocked callers try again after 30 s on average, at most three times.';

/** Adds the options of offered traffic to a command. */
export function withOfferedOptions(command: Command): Command {
  return command
    .option('--channels <trunk=number>', 'channels that a trunk has, where its offered traffic shall be restored; once for each trunk; its highest level is suspected when left out', readChannels, new Map<string, number>())
    .option('--retry <share:seconds:times>', 'what blocked callers do: which share tries again, after how long on average, how often at most; they give up when left out', readRetry)
    .option('--carrier-busy <file>', "the carrier's counts of attempts that found all channels busy: a CSV with the columns date,trunk,attempts,blocked, a line for each day and trunk");
}

/** The carrier's days of the named file; none without one. Throws UnusableInput for a file that cannot be read or has a wrong line. */
export function carrierDays(flags: OfferedFlags): CarrierDay[] {
  if (flags.carrierBusy === undefined) return [];
  const { days, issues } = readCarrierBusy(readText(flags.carrierBusy), flags.carrierBusy);
  if (issues.length > 0) throw new UnusableInput(issues);
  return days;
}

/** Tells trunks and days of the options that the analysis does not have, and channels that were exceeded. */
export function offeredWarnings(flags: OfferedFlags, carrier: readonly CarrierDay[], analysis: TrafficAnalysis): Issue[] {
  const peaks = new Map(analysis.trunks.map(({ name, peak }) => [name, peak.concurrent]));
  const strangers = [...new Set([...flags.channels.keys(), ...carrier.map(({ trunk }) => trunk)])].filter((name) => !peaks.has(name));
  const counted = new Set(analysis.daysCounted);
  const others = carrier.filter(({ date, trunk }) => peaks.has(trunk) && !counted.has(date)).length;
  return [
    ...strangers.map((name) => warning('unknown-trunk', '', `No trunk of these records is named ${name}, so what was given of it was left aside.`, `Give a name of the table: ${[...peaks.keys()].join(', ')}.`)),
    ...(others > 0 ? [warning('carrier-busy', '', `${others} of the carrier's counts are of days that do not count, and were left aside.`, 'Give counts of the counted days.')] : []),
    ...[...flags.channels].filter(([name, channels]) => (peaks.get(name) ?? 0) > channels).map(([name, channels]) => warning('channels-exceeded', '', `${name} held ${peaks.get(name)} channels at once, more than the ${channels} given.`, 'Correct --channels.')),
  ];
}

function readChannels(text: string, before: Map<string, number>): Map<string, number> {
  const [, name, channels] = /^(.+)=(\d{1,7})$/.exec(text) ?? [];
  if (name === undefined || !(Number(channels) > 0)) throw new UsageError(`--channels ${text} is no trunk with a whole number of channels above 0.`, CHANNELS_FIX);
  return new Map(before).set(name.trim(), Number(channels));
}

function readRetry(text: string): Retry {
  const parts = text.split(':').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [probability, meanSeconds, retries] = parts;
  const fits = parts.length === 3 && probability! >= 0 && probability! <= 1 && meanSeconds! > 0 && meanSeconds! < Infinity && Number.isInteger(retries) && retries! >= 0 && retries! <= 100;
  if (!fits) throw new UsageError(`--retry ${text} is no share from 0 to 1, seconds above 0 and whole number of tries up to 100.`, RETRY_FIX);
  return { probability: probability!, meanSeconds: meanSeconds!, retries: retries! };
}
