import { numberArgument, wrongArgument } from '../core/argument.ts';
import { leastNumber, leastWholeNumber } from '../core/bisect.ts';
import { checkShare, checkWhole } from './domain.ts';

/** Most sources: a group of such size takes a fraction of a second. */
const MOST_SOURCES = 1e12;
const ENOUGH = 1e-18;

/** The three congestions of a group with finitely many sources; traffic ≤ call ≤ time. */
export interface EngsetCongestion {
  /** Share of time in which all channels are busy; with more channels than sources, in which all sources are. */
  time: number;
  /** Share of calls that find all channels busy: blocking. */
  call: number;
  /** Share of the offered traffic that is not carried. */
  traffic: number;
}

/** Which of the three congestions is meant. */
export type Congestion = keyof EngsetCongestion;

/**
 * Engset: congestion of a loss system with finitely many sources; a source makes no call while its last one lasts. Any distribution of holding and idle times.
 *
 * @param sources number of sources, whole, 1 to 10^12
 * @param idleSourceTraffic β: call intensity of an idle source times the mean holding time; finite, ≥ 0. Offered traffic a source: β ÷ (1 + β) (`engsetOffered`)
 * @param channels number of channels, whole, ≥ 0
 * @throws RangeError for an argument outside its domain
 * Source: Engset 1918; call congestion is the time congestion of one source less, traffic congestion (sources − channels) ÷ sources · time
 * congestion (Iversen, Teletraffic Engineering, chapter 5).
 */
export function engset(sources: number, idleSourceTraffic: number, channels: number): EngsetCongestion {
  checkSources(sources);
  checkIdle(idleSourceTraffic);
  checkWhole(channels, 'channels', 0, Number.MAX_SAFE_INTEGER);
  const time = timeCongestion(sources, idleSourceTraffic, Math.min(channels, sources));
  if (channels >= sources) return { time, call: 0, traffic: 0 };
  const traffic = ((sources - channels) / sources) * time;
  return { time, call: timeCongestion(sources - 1, idleSourceTraffic, channels), traffic };
}

/** Offered traffic of so many sources, erlang: what they would carry on as many channels. Arguments as `engset`. */
export function engsetOffered(sources: number, idleSourceTraffic: number): number {
  checkSources(sources);
  checkIdle(idleSourceTraffic);
  return sources / (1 + 1 / idleSourceTraffic);
}

/**
 * β of sources that offer so much traffic together.
 *
 * @param sources number of sources, whole, 1 to 10^12
 * @param offered erlang, at least 0 and below `sources`: a source offers less than one
 * @throws RangeError for an argument outside its domain
 */
export function engsetIdleTraffic(sources: number, offered: number): number {
  checkSources(sources);
  numberArgument('offered', offered, (given) => given >= 0 && given < sources, `a number of at least 0 and below the number of sources, ${sources}: each source offers less than 1 erlang`);
  return offered / (sources - offered);
}

/**
 * Least number of channels at which a congestion does not exceed a value.
 *
 * @param sources number of sources, whole, 1 to 10^12
 * @param idleSourceTraffic β, finite, ≥ 0
 * @param congestion wanted, 0 ≤ congestion ≤ 1; call and traffic congestion are 0 from as many channels as sources on
 * @param kind which of the three
 * @throws RangeError for an argument outside its domain, or a time congestion below the share of time in which all sources are busy
 */
export function engsetChannels(sources: number, idleSourceTraffic: number, congestion: number, kind: Congestion): number {
  checkShare(congestion, 'congestion');
  const channels = leastWholeNumber(0, sources, (each) => engset(sources, idleSourceTraffic, each)[kind] <= congestion);
  if (channels !== null) return channels;
  throw wrongArgument('congestion', congestion, `at least ${engset(sources, idleSourceTraffic, sources).time}, the share of time in which all sources are busy`);
}

/**
 * β at which a congestion is just a value.
 *
 * @param sources number of sources, whole, 1 to 10^12
 * @param channels number of channels, whole, 1 or more and below `sources`
 * @param congestion 0 ≤ congestion, below its limit for endless calls: 1; of traffic congestion (sources − channels) ÷ sources
 * @param kind which of the three
 * @throws RangeError for an argument outside its domain
 */
export function engsetSourceTraffic(sources: number, channels: number, congestion: number, kind: Congestion): number {
  checkSources(sources);
  checkWhole(channels, 'channels', 1, sources - 1);
  const limit = kind === 'traffic' ? (sources - channels) / sources : 1;
  numberArgument('congestion', congestion, (given) => given >= 0 && given < limit, `a number of at least 0 and below ${limit}, what endless calls would make it`);
  if (congestion === 0) return 0;
  let high = 1;
  while (high < Number.MAX_VALUE / 4 && engset(sources, high, channels)[kind] < congestion) high *= 4;
  return leastNumber(0, high, (idleSourceTraffic) => engset(sources, idleSourceTraffic, channels)[kind] >= congestion);
}

/**
 * Most sources whose calls keep a congestion within a value.
 *
 * @param idleSourceTraffic β, finite, > 0
 * @param channels number of channels, whole, 1 to 10^12
 * @param congestion 0 < congestion < 1
 * @param kind which of the three
 * @returns a whole number; at least the number of channels, of time congestion one less (fewer sources can never fill the channels)
 * @throws RangeError for an argument outside its domain, or where 10^12 sources stay within the value
 */
export function engsetSources(idleSourceTraffic: number, channels: number, congestion: number, kind: Congestion): number {
  numberArgument('idleSourceTraffic', idleSourceTraffic, (given) => given > 0 && given < Infinity, 'a finite number above 0 erlang');
  checkWhole(channels, 'channels', 1, MOST_SOURCES - 1);
  numberArgument('congestion', congestion, (given) => given > 0 && given < 1, 'a number above 0 and below 1');
  const tooMany = leastWholeNumber(channels, MOST_SOURCES, (sources) => engset(sources, idleSourceTraffic, channels)[kind] > congestion);
  if (tooMany === null) throw wrongArgument('idleSourceTraffic', idleSourceTraffic, 'large enough that fewer than 10^12 sources reach the congestion');
  return tooMany - 1;
}

/**
 * Probability that all channels are busy: 1 ÷ Σ tₖ, tₖ = P(k idle) ÷ P(none idle) = Π (channels − i) ÷ ((sources − channels + i + 1) β). Only positive
 * terms; from the top down, so that their number grows with the root of the group's size.
 */
function timeCongestion(sources: number, idleSourceTraffic: number, channels: number): number {
  let term = 1;
  let sum = 1;
  for (let i = 0; i < channels; i++) {
    const ratio = (channels - i) / ((sources - channels + i + 1) * idleSourceTraffic);
    term *= ratio;
    sum += term;
    if (sum === Infinity || (ratio < 1 && term < ENOUGH * sum * (1 - ratio))) break;
  }
  return 1 / sum;
}

function checkSources(sources: number): void {
  checkWhole(sources, 'sources', 1, MOST_SOURCES);
}

function checkIdle(idleSourceTraffic: number): void {
  numberArgument('idleSourceTraffic', idleSourceTraffic, (given) => given >= 0 && given < Infinity, 'a finite number of at least 0 erlang');
}
