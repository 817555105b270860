/** A chart's data as a table, for those who do not see the picture: texts are ready to print. */
export interface ChartTable {
  columns: { label: string; numeric?: boolean }[];
  /** The first cell of each row is its header. */
  rows: string[][];
}
