import { takeFromWindow } from './borrowed-window.ts';
// Exports nothing: it fills `window.Sim`, which the import above has seen to.
import 'simjs';

/** An event of simjs's queue. */
export interface Request {
  done(callback: () => void): Request;
}

/** A simulation of simjs: its clock and its queue of events. */
export interface Simulation {
  readonly queue: { insert(request: Request): void };
  time(): number;
  addEntity<Made extends Entity>(entity: new (simulation: Simulation, name: string) => Made, name: string): Made;
  /** Delivers events up to an instant, at most so many (0: all); true when no event is left. */
  simulate(endTime: number, maxEvents: number): boolean;
}

/** What acts in a simulation; it must have a method `start`. */
export interface Entity {
  start(): void;
}

/** What Busyhour uses of simjs 2.0.3. */
export interface Library {
  Sim: new () => Simulation;
  Entity: new (simulation: Simulation, name: string) => object;
  Request: new (entity: Entity, scheduledAt: number, deliverAt: number) => Request;
}

export const library = takeFromWindow() as Library;
