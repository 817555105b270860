import { expect, test } from 'vitest';
import { EventKind, type Agenda } from '../../models/simulation/plain/agenda.ts';

const { end, nextPhase, capacityChange, retry, arrival } = EventKind;

/** What every list of events to come must do, whatever it is made of. */
export function agendaLaws(name: string, make: () => Agenda): void {
  /** Schedules some events, each named, runs them all and tells their order. */
  function order(fill: (note: (instant: number, kind: EventKind, name: string) => void, agenda: Agenda) => void): string[] {
    const agenda = make();
    const happened: string[] = [];
    fill((instant, kind, event) => agenda.schedule(instant, kind, () => happened.push(event)), agenda);
    while (!agenda.run(3));
    return happened;
  }

  test(`${name}: earlier instants first, whatever their kind and the order of scheduling`, () => {
    expect(order((note) => {
      note(30, end, 'c');
      note(10, arrival, 'a');
      note(-5, arrival, 'before');
      note(20, retry, 'b');
      note(30.000001, end, 'd');
    })).toEqual(['before', 'a', 'b', 'c', 'd']);
  });

  test(`${name}: at one instant by kind, and each kind as it was scheduled`, () => {
    const kinds = { end, nextPhase, capacityChange, retry, arrival };
    const backwards = Object.entries(kinds).reverse();
    expect(order((note) => {
      for (const round of [1, 2, 3]) for (const [kind, value] of backwards) note(7, value, `${kind} ${round}`);
    })).toEqual(Object.keys(kinds).flatMap((kind) => [1, 2, 3].map((round) => `${kind} ${round}`)));
  });

  test(`${name}: what is scheduled at an instant for that instant happens in it, in the order of the kinds`, () => {
    expect(order((note, agenda) => {
      agenda.schedule(5, arrival, (instant) => {
        note(instant, arrival, 'arrival after');
        note(instant, end, 'end');
      });
      note(5, arrival, 'second arrival');
      note(6, end, 'later');
    })).toEqual(['end', 'second arrival', 'arrival after', 'later']);
  });

  test(`${name}: tells each event its instant, to the bit`, () => {
    const agenda = make();
    const told: number[] = [];
    // 0.1 + (0.7 − 0.1) is not 0.7.
    const instants = [0.1, 0.7, 1_800_000_000.1, 1_800_000_000.3];
    for (const instant of instants) agenda.schedule(instant, arrival, (now) => told.push(now));
    while (!agenda.run(1));
    expect(told).toEqual(instants);
    let next = Number.NaN;
    const chained = make();
    chained.schedule(0.1, arrival, () => chained.schedule(0.7, arrival, (now) => (next = now)));
    while (!chained.run(1));
    expect(next).toBe(0.7);
  });

  test(`${name}: runs at most so many events and goes on from there`, () => {
    const agenda = make();
    const happened: number[] = [];
    for (let i = 0; i < 10; i++) agenda.schedule(Math.floor(i / 4), arrival, () => happened.push(i));
    expect(agenda.run(3)).toBe(false);
    expect(happened).toEqual([0, 1, 2]);
    expect(agenda.run(6)).toBe(false);
    expect(happened.length).toBe(9);
    agenda.run(Infinity);
    expect(happened).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(agenda.run(1)).toBe(true);
  });
}
