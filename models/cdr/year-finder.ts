const DATED_NAME = /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(?:0[1-9]|[12]\d|3[01]))?(?!\d)/;
const YEAR_IN_NAME = /(?<!\d)(20\d\d)(?!\d)/;

/**
 * The year of records that name only day and month: from the user, a line that dates the file, or the date in the file's name; then by
 * the order of the rows, which pass from December to January once a year (and back where the file is written newest first).
 */
export class YearFinder {
  /** What the year was taken from, in words; empty when there is none. */
  evidence = '';
  #year = NaN;
  #month = NaN;
  /** Month of a date that the records do not pass; NaN when the year alone is known. */
  #latest = NaN;

  /** @param given year of the first record as the user says; null when not given */
  constructor(given: number | null, fileName: string) {
    if (given !== null) this.#take(given, 'the year that was given');
    else this.#takeName(fileName);
  }

  /** A line of the file dates what follows. What the user gave holds only until then. */
  dated(year: number, month: number): void {
    this.#take(year, 'a date line of the file');
    this.#month = month;
  }

  /** The year of a row by its month (1 to 12); NaN when nothing tells it. Call it in the order of the rows. */
  yearOf(month: number): number {
    if (month > this.#latest) this.#year--;
    this.#latest = NaN;
    // Rows near midnight of New Year stand a little out of order, so both steps are taken.
    if (this.#month >= 11 && month <= 2) this.#year++;
    else if (this.#month <= 2 && month >= 11) this.#year--;
    this.#month = month;
    return this.#year;
  }

  #take(year: number, evidence: string): void {
    this.#year = year;
    this.#latest = NaN;
    this.evidence = evidence;
  }

  #takeName(name: string): void {
    const dated = DATED_NAME.exec(name);
    const found = dated ?? YEAR_IN_NAME.exec(name);
    if (!found) return;
    this.#take(+found[1]!, 'the name of the file');
    if (dated) this.#latest = +dated[2]!;
  }
}
