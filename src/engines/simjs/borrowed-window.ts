/** The global that simjs leaves its classes in; a worker and Node have none. */
const scope = globalThis as { window?: { Sim?: unknown } };
const borrowed = scope.window === undefined;
if (borrowed) scope.window = {};

/** Takes what simjs has left in the global, and leaves that as it was before. Throws an Error where simjs has left nothing. */
export function takeFromWindow(): unknown {
  const left = scope.window?.Sim;
  if (borrowed) delete scope.window;
  else delete scope.window!.Sim;
  if (left === undefined) throw new Error('simjs has not filled window.Sim');
  return left;
}
