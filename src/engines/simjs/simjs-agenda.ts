import type { Agenda, EventKind } from '../../../models/simulation/plain/agenda.ts';
import type { Entity, Library, Simulation } from './library.ts';

type Happen = (instant: number) => void;

/**
 * An agenda on simjs: one event of simjs for each that is scheduled, in simjs's queue; simjs's clock moves the time. simjs knows no kinds of
 * event, so that those of one instant are put in the agreed order here, as simjs delivers that instant's events.
 */
export class SimjsAgenda implements Agenda {
  readonly #library: Library;
  readonly #simulation: Simulation;
  readonly #entity: Entity;
  /** What is to happen at each instant that has an event in simjs's queue. */
  readonly #due = new Map<number, Due>();

  constructor(library: Library) {
    this.#library = library;
    this.#simulation = new library.Sim();
    class LossNetworkEntity extends library.Entity implements Entity {
      start(): void {
        // Nothing happens by itself: the arrivals are scheduled from outside.
      }
    }
    this.#entity = this.#simulation.addEntity(LossNetworkEntity, 'loss network');
  }

  schedule(instant: number, kind: EventKind, happen: Happen): void {
    let due = this.#due.get(instant);
    if (!due) this.#due.set(instant, (due = new Due()));
    due.add(kind, happen);
    // What `setTimer` does, but with the instant itself: a delay added to the clock would be rounded.
    const request = new this.#library.Request(this.#entity, this.#simulation.time(), instant);
    this.#simulation.queue.insert(request.done(() => this.#deliver()));
  }

  run(most: number): boolean {
    return this.#simulation.simulate(Infinity, most);
  }

  /** Each event of an instant lets happen what comes first of all that is due then. */
  #deliver(): void {
    const instant = this.#simulation.time();
    const due = this.#due.get(instant)!;
    const happen = due.take();
    if (due.empty) this.#due.delete(instant);
    happen(instant);
  }
}

/** What is due at one instant, by kind, in the order in which it was scheduled. */
class Due {
  readonly #byKind: (Happen[] | undefined)[] = [];

  get empty(): boolean {
    return this.#byKind.every((events) => !events || events.length === 0);
  }

  add(kind: EventKind, happen: Happen): void {
    (this.#byKind[kind] ??= []).push(happen);
  }

  /** There must be something. */
  take(): Happen {
    return this.#byKind.find((events) => events && events.length > 0)!.shift()!;
  }
}
