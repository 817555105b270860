/* What the product counts: outcomes at resources by day and busy hour, flows, time at each level, load by second, quarters, worst moments. */
#include "run-file.h"

enum { CARRIED = 0, OVERFLOWED = 1, BLOCKED = 2, PASSED = 3, OUTCOMES = 4 };
enum { QUARTERS = 104 };
static const double INFINITE = 1.0 / 0.0;

typedef struct {
  double level, last, bound, area, high, high_at;
  double *hist, *load;
  double per_step;
  int32_t hour_row;
  int32_t levels;
  /* Seldom used: where the resource stands in its windows and hours. */
  double quarter_from, quarter_until, hour_from, hour_until, window_high, window_high_at;
  int quarter_window, quarter, hour_window, inside, in_hour, mode, index;
} Resource;

typedef struct {
  uint64_t calls, offered, carried, overflowed, blocked, abandoned, hour_calls, hour_blocked;
} Flow;

typedef struct {
  const Run *run;
  Resource *resources;
  uint64_t (*day)[OUTCOMES], (*hour)[OUTCOMES];
  /* By row and alternative: calls that the first alternative carried at once; added to the days at the end. */
  uint64_t *carried_first;
  double *hour_offered_seconds, *hour_carried_seconds;
  Flow *flows;
  uint64_t *attempts, *events;
  uint32_t *refusals;
  double **hists, **loads;
  int32_t *hist_levels;
  double *quarter_mean, *quarter_highest, *highest_level, *highest_instant;
  int window_ahead;
} Statistics;

static double least(double a, double b) { return a < b ? a : b; }

static void next_bound(const Run *run, Resource *x) {
  double quarters = x->inside ? x->quarter_until : x->quarter_window < run->windows ? run->from[x->quarter_window] : INFINITE;
  double hours = x->in_hour ? x->hour_until : x->hour_window < run->windows ? run->resource_busy_hour[x->hour_window * run->resources + x->index] : INFINITE;
  x->bound = least(quarters, hours);
}

static void add_load(Resource *x, double from, double until) {
  if (x->level == 0) return;
  double first = from - x->hour_from, last = until - x->hour_from;
  int second = (int)first, last_second = (int)last;
  if (second == last_second) {
    x->load[second] += x->level * (last - first);
    return;
  }
  x->load[second] += x->level * (second + 1 - first);
  for (second++; second < last_second; second++) x->load[second] += x->level;
  if (last > last_second) x->load[last_second] += x->level * (last - last_second);
}

static void __attribute__((noinline)) more_levels(Resource *x, int32_t level) {
  int32_t levels = 2 * level + 2;
  x->hist = realloc(x->hist, sizeof(double) * levels);
  memset(x->hist + x->levels, 0, sizeof(double) * (levels - x->levels));
  x->levels = levels;
}

/* The level lasted from the instant that was recorded last until t, which lies before the next bound or on it. */
static inline void lasted(Resource *x, double t) {
  double seconds = t - x->last;
  if (seconds <= 0) return;
  x->area += x->level * seconds;
  if (x->level > x->high) x->high = x->level, x->high_at = x->last;
  if (x->hist) {
    int32_t level = (int32_t)(x->level * x->per_step);
    if (level >= x->levels) more_levels(x, level);
    x->hist[level] += seconds;
  } else if (x->load) add_load(x, x->last, t);
  x->last = t;
}

static void close_quarter(Statistics *s, Resource *x) {
  const Run *run = s->run;
  size_t row = (size_t)x->quarter_window * run->resources + x->index;
  s->quarter_mean[row * QUARTERS + x->quarter] = x->area / (x->quarter_until - x->quarter_from);
  s->quarter_highest[row * QUARTERS + x->quarter] = x->high;
  if (x->high > x->window_high) x->window_high = x->high, x->window_high_at = x->high_at;
  x->area = 0, x->high = -1, x->quarter++;
  x->quarter_from = x->quarter_until;
  x->quarter_until = least(x->quarter_from + 900, run->until[x->quarter_window]);
  if (x->quarter_from < run->until[x->quarter_window]) return;
  s->highest_level[row] = x->window_high, s->highest_instant[row] = x->window_high_at;
  x->inside = 0, x->quarter_window++;
}

static void open_window(const Run *run, Resource *x) {
  x->inside = 1, x->quarter = 0, x->area = 0, x->high = -1, x->window_high = -1;
  x->quarter_from = run->from[x->quarter_window];
  x->quarter_until = least(x->quarter_from + 900, run->until[x->quarter_window]);
}

static void close_hour(Statistics *s, Resource *x) {
  s->hists[x->hour_row] = x->hist, s->loads[x->hour_row] = x->load, s->hist_levels[x->hour_row] = x->levels;
  x->hist = x->load = NULL, x->in_hour = 0, x->hour_window++;
}

static void open_hour(const Run *run, Resource *x) {
  x->in_hour = 1, x->hour_row = x->hour_window * run->resources + x->index;
  x->hour_from = run->resource_busy_hour[x->hour_row], x->hour_until = x->hour_from + 3600;
  if (x->mode == CARRYING) {
    x->load = calloc(3600, sizeof(double));
    return;
  }
  double capacity = x->mode == HELD ? run->capacity[x->index] : INFINITE;
  x->levels = capacity < INFINITE ? (int32_t)(capacity * x->per_step) + 1 : 64;
  x->hist = calloc(x->levels, sizeof(double));
}

/* Goes over all bounds up to and including t. */
static void __attribute__((noinline)) roll(Statistics *s, Resource *x, double t) {
  const Run *run = s->run;
  while (t >= x->bound) {
    double bound = x->bound;
    lasted(x, bound);
    x->last = bound;
    if (x->inside && bound == x->quarter_until) close_quarter(s, x);
    if (!x->inside && x->quarter_window < run->windows && bound >= run->from[x->quarter_window]) open_window(run, x);
    if (x->in_hour && bound == x->hour_until) close_hour(s, x);
    if (!x->in_hour && x->hour_window < run->windows && bound >= run->resource_busy_hour[x->hour_window * run->resources + x->index]) open_hour(run, x);
    next_bound(run, x);
  }
}

/* To be called before the level changes, or is counted, at t. */
static inline void record(Statistics *s, Resource *x, double t) {
  if (t >= x->bound) roll(s, x, t);
  lasted(x, t);
}

static Statistics start_statistics(const Run *run) {
  size_t rows = (size_t)run->windows * run->resources, flow_rows = (size_t)(run->windows + 1) * run->flows;
  Statistics s = {.run = run};
  s.resources = calloc(run->resources, sizeof(Resource));
  s.day = calloc(rows + run->resources, sizeof *s.day), s.hour = calloc(rows + 1, sizeof *s.hour);
  s.carried_first = calloc((size_t)(run->windows + 1) * run->alternatives + 1, 8);
  s.hour_offered_seconds = calloc(rows + 1, 8), s.hour_carried_seconds = calloc(rows + 1, 8);
  s.flows = calloc(flow_rows, sizeof(Flow));
  s.attempts = calloc(run->windows + 1, 8), s.events = calloc(run->windows + 1, 8);
  s.refusals = calloc(flow_rows * run->resources, 4);
  s.hists = calloc(rows + 1, sizeof(double *)), s.loads = calloc(rows + 1, sizeof(double *)), s.hist_levels = calloc(rows + 1, 4);
  s.quarter_mean = calloc(rows * QUARTERS + 1, 8), s.quarter_highest = calloc(rows * QUARTERS + 1, 8);
  s.highest_level = calloc(rows + 1, 8), s.highest_instant = calloc(rows + 1, 8);
  for (int r = 0; r < run->resources; r++) {
    Resource *x = &s.resources[r];
    x->last = -1e300, x->high = -1, x->per_step = 1 / run->step[r], x->mode = run->mode[r], x->index = r;
    next_bound(run, x);
  }
  return s;
}

static void close_statistics(Statistics *s) {
  for (int r = 0; r < s->run->resources; r++)
    while (s->resources[r].bound < INFINITE) roll(s, &s->resources[r], s->resources[r].bound);
  const Run *run = s->run;
  for (int w = 0; w < run->windows; w++)
    for (int a = 0; a < run->alternatives; a++)
      for (int d = run->demand_offset[a]; d < run->demand_offset[a + 1]; d++)
        if (!run->again[d]) s->day[(size_t)w * run->resources + run->resource[d]][CARRIED] += s->carried_first[(size_t)w * run->alternatives + a];
}

static void free_statistics(Statistics *s) {
  for (int i = 0; i < s->run->windows * s->run->resources; i++) free(s->hists[i]), free(s->loads[i]);
  void *columns[] = {s->resources, s->carried_first, s->day, s->hour, s->hour_offered_seconds, s->hour_carried_seconds, s->flows, s->attempts, s->events, s->refusals,
                     s->hists, s->loads, s->hist_levels, s->quarter_mean, s->quarter_highest, s->highest_level, s->highest_instant};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) free(columns[i]);
}
