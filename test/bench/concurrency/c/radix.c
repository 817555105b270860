/* Calls apart by group, starts and ends radix-sorted (a sorted array is left alone), merged with departures first. */
#include "calls.h"

#define BITS 11
#define BUCKETS (1 << BITS)

static void sort(uint32_t *values, uint32_t *other, uint32_t count) {
  uint32_t low = values[0], high = low;
  int sorted = 1;
  for (uint32_t i = 1; i < count; i++) {
    if (values[i] < values[i - 1]) sorted = 0;
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  if (sorted) return;
  uint32_t bucket[BUCKETS], *from = values, *to = other;
  for (int shift = 0; shift < 32 && (high - low) >> shift > 0; shift += BITS) {
    memset(bucket, 0, sizeof bucket);
    for (uint32_t i = 0; i < count; i++) bucket[((from[i] - low) >> shift) & (BUCKETS - 1)]++;
    uint32_t sum = 0;
    for (int b = 0; b < BUCKETS; b++) { uint32_t size = bucket[b]; bucket[b] = sum; sum += size; }
    for (uint32_t i = 0; i < count; i++) to[bucket[((from[i] - low) >> shift) & (BUCKETS - 1)]++] = from[i];
    uint32_t *swap = from; from = to; to = swap;
  }
  if (from != values) memcpy(values, from, sizeof(uint32_t) * count);
}

static Found merge(const uint32_t *starts, const uint32_t *ends, uint32_t count) {
  Levels l = {0};
  uint32_t level = 0, since = starts[0], start = 0, end = 0;
  spend(&l, 0, 0);
  while (end < count) {
    uint32_t now = start < count && starts[start] < ends[end] ? starts[start] : ends[end];
    uint32_t before = level;
    while (end < count && ends[end] == now) end++, level--;
    while (start < count && starts[start] == now) start++, level++;
    if (level == before) continue;
    spend(&l, before, now - since);
    since = now;
    if (level > l.peak) l.peak = level, l.at = now;
  }
  spend(&l, level, ends[count - 1] - since);
  return close_levels(&l);
}

static void find(const Calls *c, Found *found) {
  uint32_t *bounds = malloc(sizeof(uint32_t) * (c->groups + 1)), *starts = malloc(sizeof(uint32_t) * c->count), *ends = malloc(sizeof(uint32_t) * c->count);
  by_group(c, bounds, starts, ends);
  uint32_t most = 0;
  for (uint32_t g = 0; g < c->groups; g++) if (bounds[g + 1] - bounds[g] > most) most = bounds[g + 1] - bounds[g];
  uint32_t *other = malloc(sizeof(uint32_t) * most);
  for (uint32_t g = 0; g < c->groups; g++) {
    uint32_t from = bounds[g], count = bounds[g + 1] - from;
    sort(starts + from, other, count);
    sort(ends + from, other, count);
    found[g] = merge(starts + from, ends + from, count);
  }
  free(bounds), free(starts), free(ends), free(other);
}
