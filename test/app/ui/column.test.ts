import type { Issue } from '../../../models/core/issue.ts';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/app/ui/column.ts';
import { cellText, cellValue, choiceOptions, fieldIssue, setCell } from '../../../src/app/ui/column.ts';
import type { JsonObject } from '../../../src/app/state/document.ts';

const column = (key: string, kind: Column['kind']): Column => ({ key, label: key, kind });

describe('cells of an editable table', () => {
  it('turn numbers into numbers and leave what is none for the check to name', () => {
    expect(cellValue('60', column('channels', 'number'))).toBe(60);
    expect(cellValue(' 0.35 ', column('background', 'number'))).toBe(0.35);
    expect(cellValue('unlimited', column('channels', 'number'))).toBe('unlimited');
    expect(cellValue('6O', column('channels', 'number'))).toBe('6O');
  });

  it('take a ratio as it is or in per cent, to the last digit', () => {
    const ratio = (text: string): unknown => cellValue(text, column('targets.blocking', 'ratio'));
    expect([ratio('1 %'), ratio('0.7%'), ratio('0.01'), ratio('80 %')]).toEqual([0.01, 0.007, 0.01, 0.8]);
    expect([ratio('one %'), ratio('')]).toEqual(['one %', undefined]);
  });

  it('offer the default of a choice once', () => {
    const egress: Column = { ...column('egress', 'choice'), placeholder: 'local', options: [{ value: 'local', label: 'local' }, { value: 'lon', label: 'lon' }] };
    expect(choiceOptions(egress, '')).toEqual([{ value: '', label: 'local (default)' }, { value: 'lon', label: 'lon' }]);
    expect(choiceOptions(egress, 'local')).toEqual([{ value: 'local', label: 'local (default)' }, { value: 'lon', label: 'lon' }]);
    expect(choiceOptions(egress, 'gone').at(-1)).toEqual({ value: 'gone', label: 'gone' });
    expect(choiceOptions({ ...egress, placeholder: 'none' }, '')[0]).toEqual({ value: '', label: 'none' });
  });

  it('find the issue at their place or below it, not that of a longer name', () => {
    const at = (path: string): Issue => ({ code: 'x', severity: 'error', path, file: null, line: null, message: '', fix: '' });
    const issues = [at('/period/startle'), at('/period/start/0'), at('/period/start')];
    expect(fieldIssue(column('period.start', 'date'), issues)).toBe(issues[1]);
    expect(fieldIssue(column('period.weeks', 'number'), issues)).toBeUndefined();
  });

  it('turn pairs into an object and back, so that site codes can be edited in one cell', () => {
    const codes = column('siteCodes', 'pairs');
    expect(cellValue('72 = pbx-man; 73=pbx-lee;', codes)).toEqual({ 72: 'pbx-man', 73: 'pbx-lee' });
    expect(cellText({ siteCodes: { 72: 'pbx-man', 73: 'pbx-lee' } }, codes)).toBe('72 = pbx-man; 73 = pbx-lee');
    expect(cellValue('72', codes)).toEqual({ 72: '' });
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
