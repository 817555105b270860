import * as v from 'valibot';
import { expectation } from '../expectation.ts';
import { atLeastOne, choice, date, id, idOrAll, list, maybe, number, object, quantity, ratio, someOf, text, valueOrRange, whole } from './leaves.ts';

const aPattern = expectation('a regular expression', 'Write a pattern of the dialled number such as "^\\+44", or "." for every number.');
const pattern = v.pipe(text, v.check(isPattern, aPattern));
const rule = object({ pattern, trunks: someOf(id) });
const rules = list(rule);
const dated = { from: maybe(date), until: maybe(date) };

/** `routing`: the lists of each platform, emergency calls, retries. */
export const routing = object({
  pstn: maybe(rules),
  pbx: maybe(list(object({ pbx: id, pstn: rules, ...dated }))),
  teams: maybe(list(object({ groups: maybe(someOf(idOrAll)), pstn: rules, ...dated }))),
  emergency: maybe(list(object({
    sites: someOf(id),
    platform: choice('pbx', 'teams'),
    trunks: someOf(id),
    protection: maybe(choice('reserve', 'preempt', 'own-trunk', 'none')),
    channels: maybe(atLeastOne),
  }))),
  retry: maybe(object({ probability: ratio, after: quantity('time'), retries: whole(0, 3, 'a number of further tries') })),
});

export const connectivityModes = ['direct-routing', 'operator-connect', 'calling-plan', 'shared-calling'] as const;

/** `teams`: how Teams groups reach the public network. */
export const teams = object({
  connectivity: maybe(list(object({
    groups: maybe(someOf(idOrAll)),
    mode: maybe(choice(...connectivityModes)),
    sbcs: maybe(list(id)),
    cap: maybe(atLeastOne),
  }))),
});

const factor = valueOrRange(number(0, 10, 'a factor from 0 to 10', '1.2'), 'a factor from 0 to 10', '[0.7, 1.0]');
const twoDates = v.strictTuple([date, date], expectation('a first and a last day', 'Write two dates, for example ["2027-03-26", "2027-04-05"].'));

/** `migration`: waves, porting, and what holds until everything has moved. */
export const migration = object({
  waves: maybe(list(object({ id, date, groups: list(id), dualRing: maybe(quantity('days')) }))),
  porting: maybe(list(object({ ranges: someOf(id), date, to: id }))),
  interim: maybe(object({
    inbound: maybe(choice('tie', 'pstn-forward')),
    outbound: maybe(choice('by-landing-carrier', 'by-routing')),
  })),
  limits: maybe(object({ usersPerWave: maybe(atLeastOne), daysBetweenWaves: maybe(whole(0, 10_000)), blackouts: maybe(list(twoDates)) })),
  behaviour: maybe(object({ internal: maybe(factor), inbound: maybe(factor), outbound: maybe(factor), forwardToMobile: maybe(factor) })),
});

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
