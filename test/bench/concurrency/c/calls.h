/* Reads the calls, warms up, times, and prints what was found as task.ts has it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  uint32_t groups, count, *group, *start, *end;
} Calls;

typedef struct {
  double peak, at, p50, p95, p99, p999, area, square;
} Found;

/* Time at each level of one group, from its first start to its last end. */
typedef struct {
  uint64_t *seconds;
  uint32_t room, peak, at;
} Levels;

static void find(const Calls *calls, Found *found);

static inline void spend(Levels *l, uint32_t level, uint64_t seconds) {
  if (level >= l->room) {
    uint32_t room = 2 * level + 64;
    l->seconds = realloc(l->seconds, sizeof(uint64_t) * room);
    memset(l->seconds + l->room, 0, sizeof(uint64_t) * (room - l->room));
    l->room = room;
  }
  l->seconds[level] += seconds;
}

static double percentile(const Levels *l, uint64_t per_mille, uint64_t total) {
  uint64_t below = 0;
  for (uint32_t level = 0; level < l->peak; level++) if ((below += l->seconds[level]) * 1000 >= per_mille * total) return level;
  return l->peak;
}

static Found close_levels(Levels *l) {
  uint64_t total = 0, area = 0, square = 0;
  for (uint64_t level = 0; level <= l->peak; level++) total += l->seconds[level], area += level * l->seconds[level], square += level * level * l->seconds[level];
  Found found = {l->peak, l->at, percentile(l, 500, total), percentile(l, 950, total), percentile(l, 990, total), percentile(l, 999, total), area, square};
  free(l->seconds);
  return found;
}

/* Starts and ends of group g are those from bounds[g] to bounds[g + 1]. */
static void by_group(const Calls *c, uint32_t *bounds, uint32_t *starts, uint32_t *ends) {
  uint32_t *next = calloc(c->groups + 1, sizeof(uint32_t));
  for (uint32_t i = 0; i < c->count; i++) next[c->group[i] + 1]++;
  for (uint32_t g = 0; g < c->groups; g++) next[g + 1] += next[g];
  memcpy(bounds, next, sizeof(uint32_t) * (c->groups + 1));
  for (uint32_t i = 0; i < c->count; i++) {
    uint32_t at = next[c->group[i]]++;
    starts[at] = c->start[i], ends[at] = c->end[i];
  }
  free(next);
}

static double clock_of(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static uint32_t *column(FILE *file, uint32_t count) {
  size_t padded = ((size_t)count * 4 + 7) / 8 * 8;
  uint32_t *values = malloc(padded + 8);
  if (fread(values, 1, padded, file) != padded) exit(2);
  return values;
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  if (!file) return 2;
  uint32_t *head = column(file, 2);
  Calls calls = {head[0], head[1], column(file, head[1]), column(file, head[1]), column(file, head[1])};
  Found *found = calloc(calls.groups, sizeof(Found));
  double wall[5], processor[5], total = 0;
  int rounds = 0;
  find(&calls, found);
  while (rounds < 5 && total < 0.6) {
    double from = clock_of(CLOCK_MONOTONIC), processor_from = clock_of(CLOCK_PROCESS_CPUTIME_ID);
    find(&calls, found);
    wall[rounds] = clock_of(CLOCK_MONOTONIC) - from, processor[rounds] = clock_of(CLOCK_PROCESS_CPUTIME_ID) - processor_from;
    total += wall[rounds++];
  }
  printf("{\"seconds\":[");
  for (int i = 0; i < rounds; i++) printf("%s%.6f", i ? "," : "", wall[i]);
  printf("],\"processorSeconds\":[");
  for (int i = 0; i < rounds; i++) printf("%s%.6f", i ? "," : "", processor[i]);
  printf("],\"found\":[");
  for (uint32_t g = 0; g < calls.groups; g++) {
    Found *f = &found[g];
    printf("%s[%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f,%.0f]", g ? "," : "", f->peak, f->at, f->p50, f->p95, f->p99, f->p999, f->area, f->square);
  }
  printf("]}");
  return 0;
}
