import { zone } from '../core/zone.ts';
import { asteriskWriter, freepbxWriter } from './asterisk-writer.ts';
import { makeAttempt } from './attempts.ts';
import { Chance } from './chance.ts';
import { company } from './company.ts';
import { cucmWriter } from './cucm-writer.ts';
import { BIN_MINUTES, BINS, DayPlanner, FIRST_DAY, ZONE } from './day-plan.ts';
import { planBin } from './demand-of-bin.ts';
import { Dirt } from './dirt.ts';
import { Exchange } from './exchange.ts';
import { TruthCounter } from './sample-truth.ts';
import type { Company } from './company.ts';
import type { RecordWriter } from './record-writer.ts';
import type { SampleRow } from './sample-row.ts';
import type { SampleTruth } from './sample-truth.ts';

export type SampleFormat = 'cucm' | 'asterisk' | 'freepbx';

export interface SampleSettings {
  /** People of the company, 13 to 120,000; trunks and numbers grow with them. Default 1,200. */
  users?: number;
  /** Weeks from Monday 2026-10-05. Default 4; where `rows` is given, as many as they take. */
  weeks?: number;
  /** Stops after this many data rows (rejected ones included). Default: no limit. */
  rows?: number;
  /** Whole number from 0 to 2^32 − 1. Default 1. */
  seed?: number;
  format?: SampleFormat;
}

const CHUNK = 1 << 16;
const DAY = 86_400;

/**
 * Call records of the fictitious company Northwind as a file's text, in pieces of about 64 kB, one after the other and never the whole;
 * returns what is in them. The same settings give the same text everywhere. Demand comes in correlated bursts (incidents,
 * campaigns), its day shape drifts, callers redial after busy and blocked calls, trunks have finite channels, one day is a
 * holiday, and every few hundred rows one is dirty. Throws RangeError that names the setting, its value and its domain.
 */
export function* generateRecords(settings: SampleSettings = {}): Generator<string, SampleTruth> {
  const { users = 1200, rows = Infinity, seed = 1, format = 'cucm' } = settings;
  const weeks = settings.weeks ?? (rows === Infinity ? 4 : Infinity);
  if (!(weeks === Infinity || (Number.isInteger(weeks) && weeks >= 1))) throw new RangeError(`weeks: ${weeks} is not a whole number of at least 1.`);
  if (!(rows === Infinity || (Number.isInteger(rows) && rows >= 0))) throw new RangeError(`rows: ${rows} is not a whole number of at least 0.`);
  const northwind = company(users);
  const writer = writerOf(format, northwind, seed);
  const truth = new TruthCounter(northwind);
  const dirt = new Dirt(writer, truth, new Chance(seed, 'dirt'));

  let text = writer.header.map((line) => `${line}\n`).join('');
  truth.skipped += writer.header.length;
  if (rows > 0) {
    for (const row of happenings(northwind, seed, weeks, format !== 'cucm')) {
      truth.row(row);
      const line = writer.line(row);
      text += `${line}\n`;
      if (truth.rows >= rows) break;
      text += dirt.after(row, line);
      if (truth.rows >= rows) break;
      if (text.length < CHUNK) continue;
      yield text;
      text = '';
    }
  }
  if (text !== '') yield text;
  return truth.result(writer.trunkNames, { format, seed, users });
}

/** The rows that the exchange writes, in order of their ends. */
function* happenings(northwind: Company, seed: number, weeks: number, rowPerRingingPhone: boolean): Generator<SampleRow> {
  const exchange = new Exchange(northwind, rowPerRingingPhone);
  const planner = new DayPlanner(seed);
  const arrivals = new Chance(seed, 'arrivals');
  const behaviour = new Chance(seed, 'behaviour');
  const london = zone(ZONE);
  const usersOf = (department: number): number => northwind.membersOf[department]!.end - northwind.membersOf[department]!.first;

  function* runUntil(time: number): Generator<SampleRow> {
    while (exchange.nextTime < time) {
      const event = exchange.next();
      if (event.attempt !== null) makeAttempt(exchange, behaviour, event.time, event.attempt);
      else if (event.row !== null) yield event.row;
    }
  }

  for (let day = FIRST_DAY; day < FIRST_DAY + 7 * weeks; day++) {
    const plan = planner.next(day, usersOf);
    for (let bin = 0; bin < BINS; bin++) {
      const from = london.instantOf(day * DAY + bin * BIN_MINUTES * 60).instant;
      planBin(exchange, arrivals, plan, bin, from);
      yield* runUntil(from + BIN_MINUTES * 60);
    }
  }
  yield* runUntil(Infinity);
}

function writerOf(format: SampleFormat, northwind: Company, seed: number): RecordWriter {
  if (format === 'cucm') return cucmWriter(northwind, seed);
  if (format === 'asterisk') return asteriskWriter(northwind);
  if (format === 'freepbx') return freepbxWriter(northwind);
  throw new RangeError(`format: "${String(format)}" is not one of cucm, asterisk, freepbx.`);
}
