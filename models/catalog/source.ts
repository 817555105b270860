/** Where a fact was read, and of what date the text is (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or `undated`). */
export interface Source {
  title: string;
  date: string;
}
