import * as v from 'valibot';
import { expectation } from '../expectation.ts';
import { atLeastOne, choice, date, list, maybe, number, object, ratio, whole } from './leaves.ts';

const aPrecision = expectation('a relative half width above 0, or "off"', 'Write a ratio such as 0.05, or "off".');
const aConfidence = expectation('a confidence between 0 and 1', 'Write a confidence such as 0.95.');

/** `run`: how the simulation is run. */
export const run = object({
  seed: maybe(whole(0, 2 ** 32 - 1)),
  span: maybe(choice('day')),
  weekdays: maybe(v.pipe(
    list(whole(1, 7, 'a weekday (Monday is 1)')),
    v.minLength(1, expectation('at least one weekday', 'Write the weekdays that count, for example [1, 2, 3, 4, 5].')),
    v.check((days) => new Set(days).size === days.length, expectation('each weekday once', 'Write each weekday once, for example [1, 2, 3, 4, 5].')),
  )),
  holidays: maybe(list(date)),
  start: maybe(choice('warm', 'empty')),
  replications: maybe(whole(1, 1_000_000)),
  precision: maybe(v.union([v.pipe(v.number(aPrecision), v.gtValue(0, aPrecision)), v.literal('off', aPrecision)], aPrecision)),
  confidence: maybe(v.pipe(v.number(aConfidence), v.gtValue(0, aConfidence), v.ltValue(1, aConfidence))),
  budget: maybe(atLeastOne),
});

/** `targets`: what the estate must meet. */
export const targets = object({
  blocking: maybe(ratio),
  emergencyBlocking: maybe(ratio),
  linkUse: maybe(ratio),
  r: maybe(number(0, 100, 'an R value from 0 to 100', '70')),
});
