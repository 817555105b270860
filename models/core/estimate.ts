/**
 * An estimate with its interval. `low` and `high` say whether another seed would agree (null where one replication gives
 * no interval). Units are those of the quantity: erlang, ratio 0 to 1, channels, bit/s, seconds.
 */
export interface Estimate {
  estimate: number;
  low: number | null;
  high: number | null;
  confidence: number;
  replications: number;
}
