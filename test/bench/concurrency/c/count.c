/* Our algorithm: calls apart by group, arrivals less departures of each second counted, the level as their running sum. */
#include "calls.h"

static Found sum(int32_t *changes, const uint32_t *starts, const uint32_t *ends, uint32_t count) {
  Levels l = {0};
  uint32_t first = starts[0], last = ends[0];
  for (uint32_t i = 1; i < count; i++) {
    if (starts[i] < first) first = starts[i];
    if (ends[i] > last) last = ends[i];
  }
  for (uint32_t i = 0; i < count; i++) changes[starts[i] - first]++, changes[ends[i] - first]--;
  uint32_t level = 0, since = 0;
  spend(&l, 0, 0);
  for (uint32_t second = 0; second <= last - first; second++) {
    if (changes[second] == 0) continue;
    spend(&l, level, second - since);
    since = second;
    level += changes[second];
    changes[second] = 0;
    if (level > l.peak) l.peak = level, l.at = first + second;
  }
  spend(&l, level, last - first - since);
  return close_levels(&l);
}

static void find(const Calls *c, Found *found) {
  uint32_t *bounds = malloc(sizeof(uint32_t) * (c->groups + 1)), *starts = malloc(sizeof(uint32_t) * c->count), *ends = malloc(sizeof(uint32_t) * c->count);
  by_group(c, bounds, starts, ends);
  uint32_t first = UINT32_MAX, last = 0;
  for (uint32_t i = 0; i < c->count; i++) {
    if (c->start[i] < first) first = c->start[i];
    if (c->end[i] > last) last = c->end[i];
  }
  int32_t *changes = c->count ? calloc((size_t)(last - first) + 1, sizeof(int32_t)) : NULL;
  for (uint32_t g = 0; g < c->groups; g++) found[g] = sum(changes, starts + bounds[g], ends + bounds[g], bounds[g + 1] - bounds[g]);
  free(bounds), free(starts), free(ends), free(changes);
}
