/**
 * Where things stand in the kernel's memory, which is one buffer seen as doubles and as 32-bit words. Double k is words 2k and 2k + 1.
 * Names of structures' fields are offsets from the structure's first double (f64 fields) or from its first word (word fields).
 * This file is compiled by the TypeScript and by the AssemblyScript compiler alike.
 */

// Word fields of the head. Columns of doubles are told by their first double, columns of words by their first word.
export const ARRIVALS = 0;
export const NEXT_ARRIVAL = 1;
export const ENDS = 2;
export const NEXT_END = 3;
/** Columns of the arrivals: instants, holding seconds; flow (of a call in several phases: ~flow). */
export const TIMES = 4;
export const HOLDINGS = 5;
export const FLOW_OF = 6;
/** Would-be ends of the phases of all first attempts, in order of time, then of their call. */
export const END_TIMES = 7;
export const END_CALLS = 8;
/** By arrival: first demand of the route that a plain call holds; −1: nothing; −2 − r: see record r. */
export const TAKEN = 9;
export const CALL_NUMBERS = 10;
export const STREAM_OF = 11;
export const SOURCE_OF = 12;
/** 0 where no call has several phases. */
export const PHASE_OFFSETS = 13;
export const PHASE_SECONDS = 14;
export const STREAM_LOW = 15;
export const STREAM_HIGH = 16;
export const FLOWS = 17;
export const PHASES = 18;
export const ALTERNATIVES = 19;
export const RESOURCES = 20;
export const DEMANDS = 68;
export const EQUALS = 21;
/** Resources asked by the attempt under way, when it tries more than one alternative: their numbers; by number: stamp, outcome, alternative. */
export const ASKED = 22;
export const ASKED_OUTCOMES = 23;
/** Order in which the phase asked now tries its alternatives, and the demand of each that had no room. */
export const ORDER = 24;
export const REFUSING = 70;
/** Arrival that asks now, and for which of its phases. */
export const ASKING_ARRIVAL = 25;
export const ASKING_PHASE = 30;
/** Attempts at resources by window row, resource and outcome: of the calls of the day, and made in the resource's busy hour. */
export const DAY_COUNTS = 26;
export const HOUR_COUNTS = 27;
/** Unit-seconds asked and carried in the busy hour, by window row and resource. */
export const HOUR_SECONDS = 28;
/** By window row and flow. */
export const FLOW_COUNTS = 29;
/** Window row of the arrivals that come now; the last row takes what belongs to no window. */
export const ROW = 31;
/** The same while the state's busy hour is under way, else −1. */
export const STATE_ROW = 32;
/** Flow and resource of first attempts that were refused in the state's busy hour; taken out at every boundary. */
export const REFUSALS = 33;
export const REFUSAL_COUNT = 34;
export const REFUSAL_ROOM = 35;
export const RECORDS = 36;
export const RECORD_ROOM = 37;
export const RECORDS_USED = 38;
export const FREE_RECORDS = 39;
export const FREE_COUNT = 40;
/**
 * Heaps of records by instant, at equal instants by number of scheduling. The ends of phases that no first attempt has foreseen (of calls
 * that were carried at a later try), and the tries to come.
 */
export const DEPARTURES = 41;
export const RETRIES = 45;
/** Words of a heap behind its first. */
export const HEAP_TIMES = 0;
export const HEAP_ORDERS = 1;
export const HEAP_RECORDS = 2;
export const HEAP_COUNT = 3;
/** Records whose phase ended at this very instant, in the order in which that end was scheduled. */
export const GOING_ON = 49;
export const GOING_FROM = 50;
export const GOING_UNTIL = 51;
/** By caller of finite sources: 1 while he has a call in progress or a try to come. */
export const BUSY_SOURCES = 52;
export const RESOURCE_COUNT = 53;
export const FLOW_COUNT = 54;
/** 1 where calls may have to be found and dropped: then each has a record. */
export const KEEPS_RECORDS = 55;
export const STAMP = 56;
/** What the last asking found: the resource that refused last, the rank of the alternative taken, a resource whose levels need more room. */
export const REFUSED_BY = 57;
export const RANK = 58;
export const LACKING = 59;
export const SEED = 60;
export const REPLICATION = 61;
/** First attempts that busy callers did not make, and later tries. */
export const NOT_MADE = 62;
export const TRIES_AGAIN = 63;
/** Scratch of the sort of ends: instants, calls and buckets as they come; cells of time (how many buckets, and the first), ends up to each bucket. */
export const UNSORTED_TIMES = 64;
export const UNSORTED_CALLS = 65;
export const UNSORTED_BUCKETS = 66;
export const CELLS = 67;
export const BUCKETS = 69;

/** Cells of time, and one of how many arrivals tells how many buckets a cell gets. */
export const CELL_COUNT = 4096;
export const CELL_SIZE = 2;
export const SAMPLED = 16;

// Double fields of the head.
export const NOW = 40;
/** Next instant at which what was counted must be taken out, and at which a capacity changes. */
export const BOUNDARY = 41;
export const CHANGE = 42;
/** Number of the last phase entered or try scheduled. */
export const SCHEDULED = 43;
/** Instant at which the levels were taken out last. */
export const TAKEN_OUT = 44;
/** First double behind the head. */
export const HEAD = 48;

export const FLOW_SIZE = 8;
export const FLOW_PHASE = 0;
/** First demand of the route that a plain call of the flow tries first without further ado; 0: there is more to it. */
export const FLOW_PLAIN = 1;
export const FLOW_RETRIES = 2;
/** Its first caller; −1: sources are unlimited. */
export const FLOW_SOURCES = 3;
export const FLOW_RETRY_PROBABILITY = 2;
export const FLOW_RETRY_MEAN = 3;
/** The demand behind its last route, where plain calls overflow without further ado; 0: there is more to it. */
export const FLOW_ROUTES_END = 8;
/** How many phases its calls have at most, and how many callers of finite sources there are. */
export const FLOW_PHASES = 9;
export const FLOW_CALLERS = 10;

/** Words. */
export const PHASE_SIZE = 5;
export const PHASE_ALTERNATIVES = 0;
export const PHASE_ALTERNATIVES_END = 1;
export const PHASE_EQUALS = 2;
export const PHASE_EQUALS_END = 3;
/** 1 where no resource stands in two alternatives of the phase. */
export const PHASE_APART = 4;

/** Words. */
export const ALTERNATIVE_SIZE = 2;
export const ALTERNATIVE_DEMANDS = 0;
export const ALTERNATIVE_DEMANDS_END = 1;

export const DEMAND_SIZE = 8;
export const DEMAND_RESOURCE = 0;
export const DEMAND_UNTIL = 1;
/** 1 for the last demand of its route. */
export const DEMAND_LAST = 3;
export const DEMAND_UNITS = 2;
/** There is room while the level is at most this; of a rate: while at least so many tokens are there. */
export const DEMAND_LIMIT = 3;
/** Plain first tries that took the route that begins with this demand, and that this demand refused, since they were taken out last; their holding seconds. */
export const DEMAND_CALLS = 4;
export const DEMAND_SECONDS = 5;
export const DEMAND_REFUSALS = 6;
export const DEMAND_REFUSED_SECONDS = 7;

export const RESOURCE_SIZE = 16;
export const LEVEL = 0;
export const SINCE = 1;
/** Highest level that lasted since the levels were taken out, when it was reached first, and the lowest. */
export const HIGHEST = 2;
export const HIGHEST_AT = 3;
export const LOWEST = 4;
/** Level times seconds, of those whose levels are not units. */
export const AREA = 5;
/** Levels told apart for each unit of the level; 1 but for very large capacities. */
export const FINENESS = 6;
/** Its seconds at each level, where a level is a unit; 0: it keeps them otherwise. */
export const RESOURCE_LEVELS = 14;
export const RESOURCE_KIND = 15;
export const TOKENS = 8;
export const TOKENS_AT = 9;
export const REFILL = 10;
export const BURST = 11;
/** Instant at which the busy hour under way began. */
export const HOUR_START = 12;
export const RESOURCE_INDEX = 26;
/** Its seconds at each level, or its change of load by second, or its asked units by second. */
export const RESOURCE_TABLE = 31;
/** Window row of the busy hour under way, else −1. */
export const RESOURCE_HOUR_ROW = 27;
/** 1 where a want of room is only one of this memory. */
export const RESOURCE_GROWS = 28;
/** 1 where what passed is counted: only what can refuse. */
export const RESOURCE_REFUSES = 29;
export const RESOURCE_ROOM = 30;

export const KIND_LEVELS = 0;
/** Levels of more than one unit. */
export const KIND_COARSE = 1;
/** Load by second: a carrying resource in its busy hour, and outside it. */
export const KIND_LOAD = 2;
export const KIND_AREA = 3;
export const KIND_RATE = 4;

/** Seconds of load between two boundaries. */
export const LOAD_SECONDS = 900;

export const OUTCOMES = 4;
export const CARRIED = 0;
export const OVERFLOWED = 1;
export const BLOCKED = 2;
export const PASSED = 3;

export const FLOW_COUNTS_SIZE = 12;
export const CALLS = 0;
export const OFFERED = 1;
export const FLOW_CARRIED = 2;
export const FLOW_OVERFLOWED = 3;
export const FLOW_BLOCKED = 4;
export const ABANDONED = 5;
export const CUT_SHORT = 6;
export const DROPPED = 7;
export const FLOW_NOT_MADE = 8;
export const HOUR_CALLS = 9;
export const HOUR_BLOCKED = 10;
/** Phases entered behind the first. */
export const ENTERED = 11;

export const RECORD_SIZE = 16;
export const RECORD_ARRIVAL = 0;
export const RECORD_ROW = 1;
export const RECORD_PHASE = 2;
export const RECORD_PHASES = 3;
export const RECORD_TRIES = 4;
export const RECORD_FLOW = 5;
export const RECORD_SOURCE = 6;
/** What is to become of it. */
export const RECORD_STATE = 7;
/** Alternative that each phase took; −1: none. */
export const RECORD_ALTERNATIVES = 8;
/** Number under which the end of each phase was scheduled (a double for each phase). */
export const RECORD_ORDERS = 8;

export const STATE_FREE = 0;
/** In progress, its ends foreseen among those of first attempts. */
export const STATE_FORESEEN = 1;
/** In progress, its end in the heap. */
export const STATE_LATER = 2;
/** Dropped, but its end still stands in the heap. */
export const STATE_DROPPED = 3;
export const STATE_WAITING = 4;

export const MOST_PHASES = 8;

/** Why the loop returns. */
export const STOP_DONE = 0;
export const STOP_BUDGET = 1;
export const STOP_BOUNDARY = 2;
export const STOP_CHANGE = 3;
/** A table is full; `RECORD_ROOM` and `REFUSAL_ROOM` tell the sizes, `LACKING` a resource whose levels need more. */
export const STOP_ROOM = 4;

/** What asking gives beside an alternative. */
export const REFUSED = -1;
export const NOTHING = -2;
export const LACKS_ROOM = -3;

export const PURPOSE_RETRY = 3;
export const PURPOSE_LOAD_SHARING = 4;
