import { expect, test } from 'vitest';
import { Uint16Column, Uint32Column } from '../../models/core/columns.ts';

test.each([Uint16Column, Uint32Column])('a %o grows and keeps every value', (Kind) => {
  const column = new Kind(2);
  for (let i = 0; i < 200; i++) column.push(i);
  expect(column.length).toBe(200);
  expect([...column.view()]).toEqual([...Array(200).keys()]);
  expect(column.trim().buffer.byteLength).toBe(200 * column.trim().BYTES_PER_ELEMENT);
  column.set(7, 99);
  expect(column.at(7)).toBe(99);
  expect(column.at(200)).toBeNaN();
  expect(() => column.set(200, 1)).toThrow(RangeError);
});
