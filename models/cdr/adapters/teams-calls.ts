import type { Reading } from '../device-reading.ts';

/** The side of the Teams users and bots in a call of Microsoft Teams: the records name persons, which are no devices. */
export const teamsSide = {
  name: 'Microsoft Teams',
  read: (): Reading => ({ reading: 'phone', because: 'stands for the Teams user or bot' }),
};

/** How a device at the side of the public network is read. */
export function trunkSide(because: string): () => Reading {
  const reading: Reading = { reading: 'trunk', because };
  return () => reading;
}

/** Whether a call type of Teams (`dr_out_user_transfer`, `conf_in`, Graph's `ByotOut`) is of a call to the public network. */
export function isOutgoing(type: string): boolean {
  const wanted = type.trim().toLowerCase();
  return /(^|_)out(_|$)/.test(wanted) || wanted.endsWith('out');
}

/** Whether a text stands for no instant: empty, or Graph's year 1. */
export function isNoInstant(text: string): boolean {
  return text === '' || text.startsWith('0001-01-01') || text.toLowerCase() === 'null';
}
