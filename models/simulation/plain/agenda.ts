/** Kinds of event, in the order in which they happen at one instant. */
export const EventKind = {
  /** A phase or a call ends and releases. */
  end: 0,
  /** A call whose phase ended enters the next. */
  nextPhase: 1,
  capacityChange: 2,
  retry: 3,
  arrival: 4,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/** What is to come: the earliest instant first; at equal instants by kind, and each kind in the order in which it was scheduled. */
export interface Agenda {
  /** Has something happen at an instant that is not before now; it is told the instant. */
  schedule(instant: number, kind: EventKind, happen: (instant: number) => void): void;
  /** Lets the next events happen, at most so many (at least 1); true when none is to come. */
  run(most: number): boolean;
}
