/** A column of characters in lines without delimiter: from the first to the last character, counted from 1. */
export interface RulerColumn<Role extends string = string> {
  role: Role;
  from: number;
  to: number;
}

const BLANK = /^[\s\0]+|[\s\0]+$/g;

/** The text of a line from one character to another, both counted from 1 and included, without blanks around it; empty behind the line's end. */
export function columnText(line: string, from: number, to: number): string {
  return line.slice(from - 1, to).replace(BLANK, '');
}

/** Cuts lines by a list of columns; a role that is listed several times gives its texts in one, with a blank between. */
export class Ruler<Role extends string> {
  /** The roles in the order of their first columns. */
  readonly roles: Role[];
  readonly #columns: readonly RulerColumn<Role>[];

  constructor(columns: readonly RulerColumn<Role>[]) {
    this.#columns = columns;
    this.roles = [...new Set(columns.map(({ role }) => role))];
  }

  /** The text of a role in a line; empty where the line is too short. */
  text(line: string, role: Role): string {
    let text = '';
    for (const column of this.#columns) {
      if (column.role !== role) continue;
      const part = columnText(line, column.from, column.to);
      text = text === '' || part === '' ? text + part : `${text} ${part}`;
    }
    return text;
  }

  /** The texts of all roles, in their order. */
  cells(line: string): string[] {
    return this.roles.map((role) => this.text(line, role));
  }
}
