/** An amount of money; the currency is an ISO 4217 code. */
export interface Money { amount: number; currency: string }

/** Reads `900 GBP`, the amount with up to four decimals after a point; null when the text is no such amount. */
export function parseMoney(written: string): Money | null {
  const parts = /^([0-9]+(?:\.[0-9]{1,4})?) ([A-Z]{3})$/.exec(written);
  return parts === null ? null : { amount: Number(parts[1]), currency: parts[2]! };
}
