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

let loaded: Promise<Library> | null = null;

/** The classes of simjs, loaded once. */
export function loadLibrary(): Promise<Library> {
  loaded ??= load();
  return loaded;
}

/** simjs exports nothing: it fills `window.Sim`, and a worker and Node have no window. It is lent one while it loads; nothing is left behind. */
async function load(): Promise<Library> {
  const scope = globalThis as { window?: { Sim?: unknown } };
  const isLent = scope.window === undefined;
  const window = (scope.window ??= {});
  try {
    await import('simjs');
    if (window.Sim === undefined) throw new Error('simjs has not filled window.Sim');
    return window.Sim as Library;
  } finally {
    delete window.Sim;
    if (isLent) delete scope.window;
  }
}
