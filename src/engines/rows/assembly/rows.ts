// The AssemblyScript side of models/cdr/row-machine.ts: the same work on the memory of the module, 64 bytes at a time where it is about bytes.
const LINE_FEED: i32 = 10;
const RETURN: i32 = 13;
const QUOTE: i32 = 34;
const END_BYTES: i32 = 0;
const END_ODD: i32 = 1;
const END_FULL: i32 = 2;

// Where the arrays of the block lie, in bytes.
let bytesAt: usize = 0;
let startAt: usize = 0;
let endAt: usize = 0;
let rowCellAt: usize = 0;
let rowAtAt: usize = 0;
let plainAt: usize = 0;
let maxCells: i32 = 0;
let maxRows: i32 = 0;
let rows: i32 = 0;

export function place(bytes: usize, start: usize, end: usize, rowCell: usize, rowAt: usize, plain: usize, cells: i32, rowsThatFit: i32): void {
  bytesAt = bytes;
  startAt = start;
  endAt = end;
  rowCellAt = rowCell;
  rowAtAt = rowAt;
  plainAt = plain;
  maxCells = cells;
  maxRows = rowsThatFit;
}

export function rowCount(): i32 {
  return rows;
}

// @inline
function mask64(at: usize, byte: v128): u64 {
  return <u64>i8x16.bitmask(i8x16.eq(v128.load(at), byte)) | (<u64>i8x16.bitmask(i8x16.eq(v128.load(at, 16), byte)) << 16) |
    (<u64>i8x16.bitmask(i8x16.eq(v128.load(at, 32), byte)) << 32) | (<u64>i8x16.bitmask(i8x16.eq(v128.load(at, 48), byte)) << 48);
}

// @inline
function high64(at: usize): u64 {
  return <u64>i8x16.bitmask(v128.load(at)) | (<u64>i8x16.bitmask(v128.load(at, 16)) << 16) | (<u64>i8x16.bitmask(v128.load(at, 32)) << 32) | (<u64>i8x16.bitmask(v128.load(at, 48)) << 48);
}

/** Whether all quotes between two places are doubled. */
function areDoubled(from: usize, until: usize): bool {
  while (from < until) {
    if (load<u8>(from) == QUOTE) {
      if (from + 1 >= until || load<u8>(from, 1) != QUOTE) return false;
      from++;
    }
    from++;
  }
  return true;
}

export function scan(from: i32, until: i32, delimiter: i32): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const feeds = i8x16.splat(<i8>LINE_FEED);
  const quotes = i8x16.splat(<i8>QUOTE);
  const limit = bytesAt + <usize>until;
  let at = bytesAt + <usize>from;
  rows = 0;
  store<i32>(rowAtAt, from);
  store<i32>(rowCellAt, 0);
  let row: i32 = 0;
  let cell: i32 = 0;
  let begin = at;
  /** All ones while a quote is open. */
  let open: u64 = 0;
  /** Whether the row so far holds a byte beyond ASCII or doubled quotes; quotes of the cell so far. */
  let special = false;
  let cellQuotes: i32 = 0;
  for (; at < limit; at += 64) {
    const left = limit - at;
    const valid: u64 = left >= 64 ? ~(<u64>0) : (<u64>1 << <u64>left) - 1;
    const quote = mask64(at, quotes) & valid;
    const feed = mask64(at, feeds) & valid;
    const high = high64(at) & valid;
    let inside = quote;
    inside ^= inside << 1;
    inside ^= inside << 2;
    inside ^= inside << 4;
    inside ^= inside << 8;
    inside ^= inside << 16;
    inside ^= inside << 32;
    inside ^= open;
    open = <u64>(<i64>inside >> 63);
    let ends = (mask64(at, delimiters) & valid & ~inside) | feed;
    /** What of the 64 bytes lies before the cell. */
    let before: u64 = 0;
    while (ends != 0) {
      const lowest = ends & (0 - ends);
      const bit = <usize>ctz(ends);
      ends ^= lowest;
      // Up to and with this byte, from the cell's first one on.
      const own = (lowest | (lowest - 1)) & ~before;
      before |= own;
      if (inside & lowest) return END_ODD;
      if (cell >= maxCells) return row == 0 ? END_ODD : END_FULL;
      const count = cellQuotes + <i32>popcnt(quote & own);
      cellQuotes = 0;
      special = special || (high & own) != 0;
      const stop = at + bit;
      const isFeed = (feed & lowest) != 0;
      let last = stop;
      if (isFeed && stop > begin && load<u8>(stop - 1) == RETURN) last--;
      if (count == 0) {
        store<i32>(startAt + (<usize>cell << 2), <i32>(begin - bytesAt));
        store<i32>(endAt + (<usize>cell << 2), <i32>(last - bytesAt));
      } else {
        if (load<u8>(begin) != QUOTE || last < begin + 2 || load<u8>(last - 1) != QUOTE) return END_ODD;
        if (count > 2) {
          if (!areDoubled(begin + 1, last - 1)) return END_ODD;
          special = true;
        }
        if (isFeed && load<u8>(last - 2) == RETURN) return END_ODD;
        store<i32>(startAt + (<usize>cell << 2), <i32>(begin + 1 - bytesAt));
        store<i32>(endAt + (<usize>cell << 2), <i32>(last - 1 - bytesAt));
      }
      cell++;
      begin = stop + 1;
      if (isFeed) {
        store<u8>(plainAt + <usize>row, special ? 0 : 1);
        row++;
        store<i32>(rowCellAt + (<usize>row << 2), cell);
        store<i32>(rowAtAt + (<usize>row << 2), <i32>(begin - bytesAt));
        rows = row;
        special = false;
        if (row == maxRows) return END_FULL;
      }
    }
    const rest = ~before & valid;
    cellQuotes += <i32>popcnt(quote & rest);
    special = special || (high & rest) != 0;
  }
  return END_BYTES;
}

// @inline
function finished(word: u32): u32 {
  let mixed = word ^ (word >> 16);
  mixed *= 0x85ebca6b;
  mixed ^= mixed >> 13;
  mixed *= 0xc2b2ae35;
  return mixed ^ (mixed >> 16);
}

/** As RowHash. */
export function hashRows(first: i32, lowAt: usize, highAt: usize): void {
  for (let row = first; row < rows; row++) {
    const rowOffset = <usize>row << 2;
    let cellOffset = <usize>load<i32>(rowCellAt + rowOffset) << 2;
    const lastOffset = <usize>load<i32>(rowCellAt + rowOffset, 4) << 2;
    let a: u32 = 0x9747b28c;
    let b: u32 = 0x2f0b4f37;
    for (; cellOffset < lastOffset; cellOffset += 4) {
      let at = bytesAt + <usize>load<i32>(startAt + cellOffset);
      const until = bytesAt + <usize>load<i32>(endAt + cellOffset);
      const length = <u32>(until - at);
      a = (a ^ length) * 0x85ebca6b;
      b = (b + length) * 0xc2b2ae35;
      a ^= a >> 15;
      b ^= b >> 13;
      for (; at + 4 <= until; at += 4) {
        const word = load<u32>(at);
        a = rotl((a ^ word) * <u32>0xcc9e2d51, 15);
        b = rotl((b + word) * <u32>0x1b873593, 13);
      }
      if (at < until) {
        const word = load<u32>(at) & ((<u32>1 << (<u32>(until - at) << 3)) - 1);
        a = (a ^ word) * <u32>0xcc9e2d51;
        b = (b + word) * <u32>0x1b873593;
      }
    }
    store<u32>(lowAt + rowOffset, finished(a));
    store<u32>(highAt + rowOffset, finished(b ^ (a * <u32>0x27d4eb2f)));
  }
}

/** As numberAt: −1 is no number, −2 an empty cell. */
export function readNumbers(column: i32, first: i32, intoAt: usize): void {
  for (let row = first; row < rows; row++) {
    const rowOffset = <usize>row << 2;
    const cell = load<i32>(rowCellAt + rowOffset) + column;
    let value: i64 = -2;
    if (cell < load<i32>(rowCellAt + rowOffset, 4)) {
      let at = bytesAt + <usize>load<i32>(startAt + (<usize>cell << 2));
      const until = bytesAt + <usize>load<i32>(endAt + (<usize>cell << 2));
      const length = until - at;
      if (length > 15) value = -1;
      else if (length > 0) {
        value = 0;
        for (; at < until; at++) {
          const digit = <u32>load<u8>(at) - 48;
          if (digit > 9) {
            value = -1;
            break;
          }
          value = value * 10 + <i64>digit;
        }
      }
    }
    store<f64>(intoAt + (<usize>row << 3), <f64>value);
  }
}

/** As hashOf. */
export function hashTexts(first: i32, cellsAt: usize, intoAt: usize): void {
  for (let row = first; row < rows; row++) {
    const rowOffset = <usize>row << 2;
    const cellOffset = <usize>load<i32>(cellsAt + rowOffset) << 2;
    let at = bytesAt + <usize>load<i32>(startAt + cellOffset);
    const until = bytesAt + <usize>load<i32>(endAt + cellOffset);
    let hash: u32 = (<u32>(until - at) * <u32>0x9e3779b1) ^ 0x2f0b4f37;
    for (; at + 4 <= until; at += 4) {
      hash = (hash ^ load<u32>(at)) * <u32>0xcc9e2d51;
      hash ^= hash >> 15;
    }
    if (at < until) {
      hash = (hash ^ (load<u32>(at) & ((<u32>1 << (<u32>(until - at) << 3)) - 1))) * <u32>0xcc9e2d51;
      hash ^= hash >> 15;
    }
    store<u32>(intoAt + rowOffset, finished(hash));
  }
}
