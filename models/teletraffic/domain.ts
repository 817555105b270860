import { numberArgument } from '../core/argument.ts';

/** Largest number of things that are counted one by one (sources, capacity units): a group of such size takes well under a second. */
export const MOST_COUNTED = 1e7;

/** Offered traffic: a finite number of at least 0 erlang. @throws RangeError otherwise */
export function checkTraffic(traffic: number, name = 'traffic'): void {
  numberArgument(name, traffic, (given) => given >= 0 && given < Infinity, 'a finite number of at least 0 erlang');
}

/** Channels, any real number of them: finite, at least 0. @throws RangeError otherwise */
export function checkChannels(channels: number, name = 'channels'): void {
  numberArgument(name, channels, (given) => given >= 0 && given < Infinity, 'a finite number of at least 0');
}

/** A group to find traffic for: a finite number above 0. No channels block everything, whatever the traffic. @throws RangeError otherwise */
export function checkSomeChannels(channels: number, name = 'channels'): void {
  numberArgument(name, channels, (given) => given > 0 && given < Infinity, 'a finite number above 0');
}

/** A blocking to size channels for: above 0, at most 1; no number of channels makes it exactly 0. @throws RangeError otherwise */
export function checkTarget(blocking: number, name = 'blocking'): void {
  numberArgument(name, blocking, (given) => given > 0 && given <= 1, 'a number above 0 and at most 1');
}

/** A blocking to find traffic for: at least 0, below 1; only endless traffic is blocked altogether. @throws RangeError otherwise */
export function checkReached(blocking: number, name = 'blocking'): void {
  numberArgument(name, blocking, (given) => given >= 0 && given < 1, 'a number of at least 0 and below 1');
}

/** A probability or share, 0 to 1. @throws RangeError otherwise */
export function checkShare(share: number, name: string): void {
  numberArgument(name, share, (given) => given >= 0 && given <= 1, 'a number from 0 to 1');
}

/** A duration: a finite number of seconds of at least 0. @throws RangeError otherwise */
export function checkSeconds(seconds: number, name: string): void {
  numberArgument(name, seconds, (given) => given >= 0 && given < Infinity, 'a finite number of at least 0 seconds');
}

/** A mean holding time: a finite number of seconds above 0. @throws RangeError otherwise */
export function checkHolding(seconds: number): void {
  numberArgument('holdingSeconds', seconds, (given) => given > 0 && given < Infinity, 'a finite number above 0 seconds');
}

/** A whole number from `least` to `most`. @throws RangeError otherwise */
export function checkWhole(value: number, name: string, least = 0, most = MOST_COUNTED): void {
  numberArgument(name, value, (given) => Number.isInteger(given) && given >= least && given <= most, `a whole number from ${least} to ${most}`);
}
