import { describe, expect, it } from 'vitest';
import { Outcome } from '../../models/cdr/call-table.ts';
import { causeOfCucm, outcomeOfCause, outcomeOfQ850, outcomeOfSip } from '../../models/cdr/cause.ts';

const { abandoned, answered, badNumber, blocked, busy, failed, fault, noAnswer, rejected, unknown } = Outcome;

/** Values of origCause_value and destCause_value with the Q.850 cause in them. */
describe('a cause value of CUCM', () => {
  it.each([
    [0, 0], [16, 16], [34, 34], [125, 125], [127, 127],
    // Out of bandwidth at call admission: not a Q.850 value, and kept as it is.
    [129, 129],
    // Features: conference full, call split, conference drop.
    [262_144, 16], [393_216, 16], [458_752, 16],
    // Cisco's codes derived from SIP: the Q.850 cause in the low seven bits.
    [1_459_617_833, 41], [1_174_405_137, 17], [0x0100_0029, 41], [0x0900_0066, 102], [0x5a00_0022, 34],
    // Above 2^31, where 32-bit arithmetic has its sign.
    [0x9000_0011, 17], [0xff00_002a, 42],
  ])('%d tells %d', (value, cause) => {
    expect(causeOfCucm(value)).toBe(cause);
  });

  it('counts as a failure of the network, not as blocking, where bandwidth was short', () => {
    for (const value of [125, 129]) expect([outcomeOfQ850(causeOfCucm(value)), outcomeOfCause(causeOfCucm(value))]).toEqual([fault, failed]);
  });
});

/** The table of causes and outcomes of unanswered calls. */
describe('the outcome', () => {
  it('by Q.850: of the causes of network and capacity only 34, 42, 44 and 47 are blocking', () => {
    const causes = Object.fromEntries(Array.from({ length: 128 }, (_, cause) => [cause, outcomeOfQ850(cause)]));
    expect(Object.keys(causes).filter((cause) => causes[cause] === blocked)).toEqual(['34', '42', '44', '47']);
    expect([16, 17, 18, 19, 102, 21, 1, 22, 28].map((cause) => causes[cause])).toEqual([abandoned, busy, noAnswer, noAnswer, noAnswer, rejected, badNumber, badNumber, badNumber]);
    expect([38, 41, 63].map((cause) => causes[cause])).toEqual([fault, fault, fault]);
    expect([0, -1].map(outcomeOfQ850)).toEqual([unknown, unknown]);
  });

  it('by SIP status: 503 is blocking only where the border controller made it itself', () => {
    expect([200, 487, 486, 408, 480, 603, 404, 484, 500, 503, 504].map((code) => outcomeOfSip(code))).toEqual([answered, abandoned, busy, noAnswer, noAnswer, rejected, badNumber, badNumber, fault, fault, fault]);
    expect(outcomeOfSip(503, true)).toBe(blocked);
  });
});
