import { describe, expect, it } from 'vitest';
import { byFolder, chosenFiles, droppedFiles } from '../../../src/app/state/picked-files.ts';

const file = (name: string, webkitRelativePath = ''): File => Object.assign(new File(['x'], name), webkitRelativePath ? { webkitRelativePath } : {});

/** A folder as a browser drops it: its entries come in parts of two. */
function folder(name: string, entries: unknown[]): unknown {
  return {
    isFile: false, name,
    createReader: () => {
      let at = 0;
      return { readEntries: (done: (part: unknown[]) => void) => done(entries.slice(at, (at += 2))) };
    },
  };
}
const single = (name: string): unknown => ({ isFile: true, name, file: (done: (found: File) => void) => done(file(name)) });

describe('picked files', () => {
  it('of a folder are put together in order of their names, without hidden ones', () => {
    const picked = byFolder([...chosenFiles([file('b.csv', 'cdr/b.csv'), file('.DS_Store', 'cdr/.DS_Store'), file('a.csv', 'cdr/2027/a.csv')]), { name: 'alone.csv', file: file('alone.csv') }]);
    expect(picked.map(({ name, folder: isFolder, files }) => [name, isFolder, files.map((item) => item.name)])).toEqual([
      ['cdr', true, ['cdr/2027/a.csv', 'cdr/b.csv']], ['alone.csv', false, ['alone.csv']],
    ]);
  });

  it('are all files of a dropped folder, however many parts they come in', async () => {
    const items = [folder('cdr', [single('1'), single('2'), single('3'), folder('more', [single('4')]), single('5')]), single('alone')];
    const dropped = { items: items.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })), files: [] } as unknown as DataTransfer;
    expect((await droppedFiles(dropped)).map(({ name }) => name)).toEqual(['cdr/1', 'cdr/2', 'cdr/3', 'cdr/more/4', 'cdr/5', 'alone']);
  });
});
