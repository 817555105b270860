import * as v from 'valibot';
import { expectation } from '../expectation.ts';
import { choice, id, list, maybe, number, object, positive, quantity, ratio, text, valueOrRange, whole } from './leaves.ts';

const callSource = object({
  file: maybe(text),
  format: maybe(text),
  timeZone: maybe(text),
  pbx: maybe(id),
  fingerprint: maybe(text),
  map: maybe(text),
  dateOrder: maybe(choice('dmy', 'mdy', 'ymd')),
  sample: maybe(object({ users: maybe(whole(1, 1_000_000)), weeks: maybe(whole(1, 520)), seed: maybe(whole(0, 2 ** 32 - 1)) })),
});

const profileNames = ['constant', 'office', 'office-two-peaks', 'contact-centre'] as const;
const aProfile = expectation(
  'the name of a day profile or a list of 24 weights',
  `Write one of ${profileNames.map((name) => `"${name}"`).join(', ')}, or 24 numbers, one for each hour of the day.`,
);
const weight = number(0, Number.MAX_VALUE, 'a weight from 0', '1');
const profile = v.union([v.picklist(profileNames, aProfile), v.pipe(v.array(weight, aProfile), v.length(24, aProfile))], aProfile);

const aNumber = expectation('a telephone number', 'Write a telephone number such as "+442070000000".');
export const telephoneNumber = v.pipe(v.string(aNumber), v.regex(/^\+?[0-9]{1,15}$/, aNumber));

export const callClasses = ['internal', 'local', 'national', 'mobile', 'international', 'freephone', 'emergency'] as const;

const synthetic = object({
  id: maybe(id),
  from: id,
  to: id,
  class: maybe(choice(...callClasses)),
  number: maybe(telephoneNumber),
  erlangs: number(0, 1e6, 'the offered traffic in erlang, from 0', '12.5'),
  holding: object({
    mean: quantity('time'),
    shape: maybe(choice('exponential', 'lognormal', 'constant', 'hyperexponential')),
    cv: maybe(number(0, 100, 'a coefficient of variation from 0 to 100', '1.2')),
  }),
  profile: maybe(profile),
});

const aFormula = expectation('a formula of week and date of at most 200 letters, or a number above 0', 'Write a formula such as "1 + 0.002 * week".');

/** `demand`: recorded calls, synthetic flows, and how they become call attempts. */
export const demand = object({
  calls: maybe(list(callSource)),
  method: maybe(choice('replay', 'resample', 'fitted')),
  growth: maybe(v.union([v.pipe(v.string(aFormula), v.minLength(1, aFormula), v.maxLength(200, aFormula)), positive('a number above 0', '1.05')], aFormula)),
  synthetic: maybe(list(synthetic)),
  assumptions: maybe(object({
    internalShare: maybe(valueOrRange(ratio, 'a ratio from 0 to 1', '[0.2, 0.4]')),
    ringSeconds: maybe(valueOrRange(quantity('time'), 'a time with its unit', '["12 s", "18 s"]')),
  })),
});

/** `directory`: the file of users and the names of its columns. */
export const directory = object({
  file: text,
  columns: maybe(object({
    user: maybe(text), extension: maybe(text), number: maybe(text), site: maybe(text), department: maybe(text),
  })),
});
