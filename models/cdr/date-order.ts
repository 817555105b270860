import { possibleOrders } from './date-time.ts';
import type { DateOrder } from './date-time.ts';

/** Finds out in which order day, month and year stand, from all dates shown to it: any number above 12 tells. */
export class DateOrderFinder {
  readonly #fits: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0 };
  #example = '';

  /** Looks at a text; texts without such a date are passed over. */
  see(text: string): void {
    const orders = possibleOrders(text);
    if (orders.length > 0 && this.#example === '') this.#example = text;
    for (const order of orders) this.#fits[order]++;
  }

  /** Whether any date needs an order at all. */
  get needed(): boolean {
    return this.#example !== '';
  }

  /** The first date that needs an order. */
  get example(): string {
    return this.#example;
  }

  /** The orders that fit the most dates: one when they tell, several when they do not. */
  get candidates(): DateOrder[] {
    const orders = Object.keys(this.#fits) as DateOrder[];
    const most = Math.max(...orders.map((order) => this.#fits[order]));
    return most === 0 ? [] : orders.filter((order) => this.#fits[order] === most);
  }
}
