import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHistory, historyLimit, record, redo, redoName, undo, undoName } from '../../../src/app/state/history.ts';

/** A document is a number here; each step sets it. */
function after(values: number[]): { history: ReturnType<typeof emptyHistory<number>>; document: number } {
  let document = 0;
  let history = emptyHistory<number>();
  for (const value of values) {
    history = record(history, `to ${value}`, document, value);
    document = value;
  }
  return { history, document };
}

describe('history', () => {
  it('undoes what was done, whatever was done', () => {
    fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 30 }), (values) => {
      let { history, document } = after(values);
      for (let step = undo(history); step; step = undo(history)) ({ history, document } = step);
      expect(document).toBe(0);
      for (let step = redo(history); step; step = redo(history)) ({ history, document } = step);
      expect(document).toBe(values.at(-1));
    }));
  });

  it('names the step that undo and redo would take', () => {
    const { history } = after([1, 2]);
    expect([undoName(history), redoName(history)]).toEqual(['to 2', null]);
    const back = undo(history)!.history;
    expect([undoName(back), redoName(back)]).toEqual(['to 1', 'to 2']);
  });

  it('forgets what was undone when another step is taken', () => {
    const back = undo(after([1, 2]).history)!;
    const changed = record(back.history, 'to 9', back.document, 9);
    expect(redo(changed)).toBeNull();
    expect(undo(changed)!.document).toBe(1);
  });

  it('keeps the newest steps up to its limit', () => {
    const { history } = after(Array.from({ length: historyLimit + 5 }, (_, index) => index + 1));
    expect(history.steps).toHaveLength(historyLimit);
    expect(history.steps[0]!.name).toBe('to 6');
  });
});
