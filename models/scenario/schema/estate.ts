import * as v from 'valibot';
import { expectation } from '../expectation.ts';
import { choice, codecList, count, counts, date, dateTime, flag, id, list, maybe, money, number, object, positive, quantity, ratio, text, whole } from './leaves.ts';

const aCountry = expectation('a country of two capital letters', 'Write the ISO 3166 code, for example "GB".');
const someDigits = expectation('digits', 'Write the digits as a text, for example "9".');
const digits = v.pipe(v.string(someDigits), v.regex(/^[0-9*#]+$/, someDigits));
const ptime = maybe(quantity('delay'));

const location = v.strictTuple(
  [number(-90, 90, 'a latitude', '51.51'), number(-180, 180, 'a longitude', '-0.13')],
  expectation('latitude and longitude', 'Write two numbers in degrees, for example [51.51, -0.13].'),
);

export const site = object({
  id,
  name: maybe(text),
  timeZone: maybe(text),
  location: maybe(location),
  egress: maybe(id),
  personas: maybe(counts),
  teamsToday: maybe(choice('none', 'chat', 'meetings')),
});

export const pbx = object({
  id,
  site: maybe(id),
  side: maybe(choice('ip', 'tdm')),
  maxCalls: maybe(whole(1, Number.MAX_SAFE_INTEGER, 'a number of calls')),
  mediaDsps: maybe(count),
  dialPlan: maybe(object({
    country: maybe(v.pipe(v.string(aCountry), v.regex(/^[A-Z]{2}$/, aCountry))),
    extensionLength: maybe(whole(1, 15)),
    outside: maybe(digits),
    siteCodes: maybe(v.record(digits, id, expectation('an object of site codes and PBX ids', 'Write codes and PBX ids: { "72": "pbx-man" }.'))),
  })),
  codecs: maybe(codecList),
  ptime,
});

const anExtension = expectation('an extension or a range of extensions', 'Write "2900" or "2000-2199".');
const extensions = v.pipe(v.string(anExtension), v.regex(/^([0-9*#]+|[0-9]+-[0-9]+)$/, anExtension));

export const group = object({
  id,
  site: maybe(id),
  pbx: maybe(id),
  kind: maybe(choice('department', 'hunt-group', 'contact-centre', 'analog', 'room')),
  where: maybe(object({ department: maybe(text), site: maybe(text) })),
  extensions: maybe(list(extensions)),
  users: maybe(count),
  devices: maybe(counts),
  ring: maybe(choice('all', 'serial', 'round-robin', 'longest-idle')),
  moveWith: maybe(list(id)),
  after: maybe(list(id)),
});

const aRange = expectation('a telephone number or a range of numbers', 'Write "+442079460000-0199" (the last digits replaced) or "+442079460000".');
export const numberRange = object({
  id,
  range: v.pipe(v.string(aRange), v.regex(/^\+[0-9]{3,15}(-\+?[0-9]{1,15})?$/, aRange)),
  landsOn: maybe(id),
  groups: maybe(list(id)),
});

const someChannels = expectation('a number of channels from 1 or "unlimited"', 'Write the number of channels, or take the trunk out of the file.');
const channels = v.union(
  [v.pipe(v.number(someChannels), v.safeInteger(someChannels), v.minValue(1, someChannels)), v.literal('unlimited', someChannels)],
  someChannels,
);

export const trunk = object({
  id,
  owners: maybe(list(id)),
  kind: maybe(choice('pri-t1', 'pri-e1', 'sip', 'analog', 'tie-sip', 'tie-pri')),
  channels,
  direction: maybe(choice('both', 'in', 'out')),
  cdrNames: maybe(list(text)),
  share: maybe(choice('pool')),
  monthlyCost: maybe(money),
  contractEnd: maybe(date),
  inService: maybe(date),
  serviceEnd: maybe(date),
  notice: maybe(quantity('days')),
  orderUnit: maybe(whole(1, Number.MAX_SAFE_INTEGER)),
  leadTime: maybe(quantity('days')),
  codecs: maybe(codecList),
  ptime,
});

export const sbc = object({
  id,
  site: maybe(id),
  redundancy: maybe(choice('none', 'ha-pair', 'pool')),
  limits: maybe(object({
    sessions: maybe(whole(1, Number.MAX_SAFE_INTEGER, 'a number of sessions')),
    srtp: maybe(count),
    transcodes: maybe(count),
    callsPerSecond: maybe(positive('a number above 0', '20')),
  })),
  codecs: maybe(object({ teams: maybe(codecList), carrier: maybe(codecList), pbx: maybe(codecList), ptime })),
  ptime,
  media: maybe(choice('bypass', 'no-bypass', 'local-optimisation')),
});

export const link = object({
  id,
  from: id,
  to: id,
  up: quantity('rate'),
  down: maybe(quantity('rate')),
  delay: maybe(quantity('delay')),
  jitter: maybe(quantity('delay')),
  loss: maybe(ratio),
  queues: maybe(v.record(
    v.string(), quantity('rate'), expectation('an object of classes and bit rates', 'Write classes and rates: { "voice": "20 Mbit/s" }.'),
  )),
  background: maybe(ratio),
  admission: maybe(object({ by: id, audio: quantity('rate'), perCall: maybe(quantity('rate')), then: maybe(choice('pstn')) })),
});

/** `outages[]`: what fails, when and for how long. */
export const outage = object({
  resource: text,
  start: dateTime,
  duration: quantity('time'),
  drop: maybe(flag),
});
