/** Named steps between versions of a document; plain data, so that it can be stored. `position` steps of `steps` are done. */
export interface History<T> {
  steps: { name: string; before: T; after: T }[];
  position: number;
}

/** How many steps are kept. */
export const historyLimit = 200;

/** A history without steps. */
export function emptyHistory<T>(): History<T> {
  return { steps: [], position: 0 };
}

/** The history after one more step: what was undone is forgotten, and of too many steps the oldest. */
export function record<T>(history: History<T>, name: string, before: T, after: T): History<T> {
  const steps = [...history.steps.slice(0, history.position), { name, before, after }].slice(-historyLimit);
  return { steps, position: steps.length };
}

/** The name of the step that undo would take back; null when there is none. */
export function undoName<T>(history: History<T>): string | null {
  return history.steps[history.position - 1]?.name ?? null;
}

/** The name of the step that redo would do again; null when there is none. */
export function redoName<T>(history: History<T>): string | null {
  return history.steps[history.position]?.name ?? null;
}

/** One step back: the document then and the history then; null when there is no step. */
export function undo<T>(history: History<T>): { document: T; history: History<T> } | null {
  const step = history.steps[history.position - 1];
  return step ? { document: step.before, history: { ...history, position: history.position - 1 } } : null;
}

/** One step forward again; null when there is none. */
export function redo<T>(history: History<T>): { document: T; history: History<T> } | null {
  const step = history.steps[history.position];
  return step ? { document: step.after, history: { ...history, position: history.position + 1 } } : null;
}
