import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/app/ui/column.ts';
import { cellText, cellValue, setCell } from '../../../src/app/ui/column.ts';
import type { JsonObject } from '../../../src/app/state/document.ts';

const column = (key: string, kind: Column['kind']): Column => ({ key, label: key, kind });

describe('cells of an editable table', () => {
  it('turn numbers into numbers and leave what is none for the check to name', () => {
    expect(cellValue('60', column('channels', 'number'))).toBe(60);
    expect(cellValue(' 0.35 ', column('background', 'number'))).toBe(0.35);
    expect(cellValue('unlimited', column('channels', 'number'))).toBe('unlimited');
    expect(cellValue('6O', column('channels', 'number'))).toBe('6O');
  });

  it('keep extensions and numbers of telephones as text', () => {
    expect(cellValue('2000-2199, 2900', column('extensions', 'list'))).toEqual(['2000-2199', '2900']);
    expect(cellValue('0044', column('outside', 'text'))).toBe('0044');
  });

  it('write into nested keys and take empty objects away', () => {
    const row: JsonObject = { id: 'sbc' };
    setCell(row, column('limits.sessions', 'number'), '500');
    expect(row).toEqual({ id: 'sbc', limits: { sessions: 500 } });
    setCell(row, column('limits.sessions', 'number'), '');
    expect(row).toEqual({ id: 'sbc' });
  });

  it('keep a list of numbers a list of numbers', () => {
    const row: JsonObject = { weekdays: [1, 2, 3, 4, 5] };
    setCell(row, column('weekdays', 'list'), '1, 2, 6');
    expect(row['weekdays']).toEqual([1, 2, 6]);
  });

  it('write routing rules as one line and read them back', () => {
    const rules = column('pstn', 'rules');
    const row: JsonObject = { pstn: [{ pattern: '^\\+44', trunks: ['a', 'b'] }, { pattern: '.', trunks: ['c'] }] };
    expect(cellText(row, rules)).toBe('^\\+44 > a, b; . > c');
    expect(cellValue(cellText(row, rules), rules)).toEqual(row['pstn']);
    expect(cellValue('sip-pool', rules)).toEqual([{ pattern: '.', trunks: ['sip-pool'] }]);
  });
});
