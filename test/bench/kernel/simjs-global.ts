/** What the contestant uses of simjs 2.0.3, whose package has no types. */
export interface Simjs {
  Sim: new () => { addEntity(entity: new () => SimjsEntity): unknown; simulate(until: number, mostEvents: number): boolean };
  Entity: new () => SimjsEntity;
}

export interface SimjsEntity {
  time(): number;
  setTimer(seconds: number): { done(callback: () => void): unknown };
}

/** Loads simjs, which gives nothing to those who import it and fills `window.Sim` instead. */
export async function loadSimjs(): Promise<Simjs> {
  const scope = globalThis as unknown as { window?: { Sim?: Simjs } };
  scope.window ??= scope as { Sim?: Simjs };
  await import('simjs');
  return scope.window.Sim!;
}
