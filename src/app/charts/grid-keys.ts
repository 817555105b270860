/** A place in a grid of marks. */
export interface GridPlace {
  row: number;
  column: number;
}

/** Where a key moves the cursor in a grid of `rows` × `columns`; null when the key does not move it. It stops at the edges. */
export function moveInGrid(key: string, { row, column }: GridPlace, rows: number, columns: number): GridPlace | null {
  switch (key) {
    case 'ArrowLeft': return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight': return { row, column: Math.min(columns - 1, column + 1) };
    case 'ArrowUp': return { row: Math.max(0, row - 1), column };
    case 'ArrowDown': return { row: Math.min(rows - 1, row + 1), column };
    case 'Home': return { row, column: 0 };
    case 'End': return { row, column: columns - 1 };
    case 'PageUp': return { row: 0, column };
    case 'PageDown': return { row: rows - 1, column };
    default: return null;
  }
}
