import type { Issue } from '../../../models/core/issue.ts';
import type { Json, JsonObject } from '../state/document.ts';
import { isObject, setAt, valueAt } from '../state/document.ts';

/** A column of an editable table, or a field of a form, over a JSON object. */
export interface Column {
  /** Key, or keys joined by dots (`dialPlan.country`). */
  key: string;
  label: string;
  /** `ratio`: a number that may also be written in per cent. */
  kind: 'text' | 'number' | 'ratio' | 'list' | 'choice' | 'date' | 'rules' | 'pairs';
  options?: readonly { value: string; label: string }[];
  /** The default that stands where the cell is empty. */
  placeholder?: string;
  /** Suggestions for a text cell, such as the ids that it may name. */
  suggestions?: readonly string[];
  /** Width in characters. */
  width?: number;
  hint?: string;
}

/** The cell of a row as text to edit. */
export function cellText(row: JsonObject, column: Column): string {
  const value = valueAt(row, column.key.split('.'));
  if (value === undefined || value === null) return '';
  if (column.kind === 'rules' && Array.isArray(value)) return value.filter(isObject).map(ruleText).join('; ');
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'object' ? JSON.stringify(item) : String(item))).join(', ');
  if (column.kind === 'pairs' && isObject(value)) return Object.entries(value).map(([key, each]) => `${key} = ${String(each)}`).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What an edited text means in the document; undefined removes the key. What cannot be a number stays text, so that the check can name it. */
export function cellValue(text: string, column: Column): Json | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (column.kind === 'number') return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
  if (column.kind === 'ratio') {
    // By its decimal digits: 0.7 ÷ 100 would not be 0.007.
    const [, number, percent] = /^(-?\d+(?:\.\d+)?)\s*(%?)$/.exec(trimmed) ?? [];
    return number === undefined ? trimmed : Number(percent ? `${number}e-2` : number);
  }
  if (column.kind === 'list') return trimmed.split(/[,;]\s*/).map((item) => item.trim()).filter((item) => item !== '');
  if (column.kind === 'pairs') return Object.fromEntries(trimmed.split(';').map(pair).filter(([key]) => key !== ''));
  if (column.kind === 'rules') return trimmed.split(';').map((part) => part.trim()).filter((part) => part !== '').map(rule);
  return trimmed;
}

/** `72 = pbx-man` as key and value; without a value the empty one, so that the check can name the key. */
function pair(text: string): [string, string] {
  const [key = '', ...value] = text.split('=');
  return [key.trim(), value.join('=').trim()];
}

/** The issue that a field of a form says: the first at its place or below it. */
export function fieldIssue(column: Column, issues: readonly Issue[]): Issue | undefined {
  const place = `/${column.key.replaceAll('.', '/')}`;
  return issues.find((issue) => isWithin(issue.path, place));
}

/** Whether a JSON pointer is a place or lies below it. */
export function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** What a choice offers: its default once, as `local (default)`, and what stands in the file although it is none of the options. */
export function choiceOptions(column: Column, text: string): { value: string; label: string }[] {
  const options = column.options ?? [];
  const byDefault = options.find((option) => option.value === column.placeholder);
  // A default that was written out stays chosen under its own value.
  const written = byDefault !== undefined && text === byDefault.value;
  const empty = { value: '', label: byDefault ? `${byDefault.label} (default)` : (column.placeholder ?? '') };
  const shown = options.filter((option) => option !== byDefault);
  const strange = text !== '' && !options.some((option) => option.value === text) ? [{ value: text, label: text }] : [];
  return [written ? { ...empty, value: text } : empty, ...shown, ...strange];
}

/** Writes an edited text into the row of a draft; an object that it leaves empty goes too. */
export function setCell(row: JsonObject, column: Column, text: string): void {
  const keys = column.key.split('.');
  const before = valueAt(row, keys);
  const value = cellValue(text, column);
  // Lists of numbers (weekdays) stay numbers.
  const kept = Array.isArray(value) && Array.isArray(before) && before.length > 0 && before.every((item) => typeof item === 'number') ? value.map((item) => (Number.isFinite(Number(item)) ? Number(item) : item)) : value;
  setAt(row, keys, kept);
  const parent = keys.length > 1 ? valueAt(row, keys.slice(0, -1)) : undefined;
  if (isObject(parent) && Object.keys(parent).length === 0) setAt(row, keys.slice(0, -1), undefined);
}

function ruleText(value: JsonObject): string {
  const trunks = Array.isArray(value['trunks']) ? value['trunks'].join(', ') : '';
  return `${String(value['pattern'] ?? '.')} > ${trunks}`;
}

function rule(text: string): JsonObject {
  const cut = text.lastIndexOf('>');
  const pattern = cut < 0 ? '.' : text.slice(0, cut).trim() || '.';
  const trunks = text.slice(cut + 1).split(',').map((trunk) => trunk.trim()).filter((trunk) => trunk !== '');
  return { pattern, trunks };
}
