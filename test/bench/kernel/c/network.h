/* The rules of a loss network with alternatives and retries, for whoever drives it with an event list of his own. */
#include "draws.h"
#include "statistics.h"

enum { REFUSED = -1, NOTHING = -2, MOST_ASKED = 256 };

static inline void count_in_hour(Statistics *s, int r, int outcome, const int alternative, double holding) {
  const Run *run = s->run;
  const Resource *x = &s->resources[r];
  if (!x->in_hour) return;
  double unit_seconds = 0;
  for (int d = run->demand_offset[alternative]; d < run->demand_offset[alternative + 1]; d++)
    if (run->resource[d] == r) unit_seconds += run->units[d] * holding;
  s->hour[x->hour_row][outcome]++;
  s->hour_offered_seconds[x->hour_row] += unit_seconds;
  if (outcome == CARRIED) s->hour_carried_seconds[x->hour_row] += unit_seconds;
}

static inline void count_at(Statistics *s, int r, int outcome, int row, const int alternative, double holding) {
  s->day[(size_t)row * s->run->resources + r][outcome]++;
  count_in_hour(s, r, outcome, alternative, holding);
}

static inline int refusing_demand(const Statistics *s, int alternative) {
  const Run *run = s->run;
  for (int d = run->demand_offset[alternative]; d < run->demand_offset[alternative + 1]; d++)
    if (s->resources[run->resource[d]].level > run->limit[d]) return d;
  return -1;
}

static inline void seize(Statistics *s, int alternative, double t) {
  const Run *run = s->run;
  for (int d = run->demand_offset[alternative]; d < run->demand_offset[alternative + 1]; d++) {
    Resource *x = &s->resources[run->resource[d]];
    record(s, x, t);
    x->level += run->units[d];
  }
}

static inline void release(Statistics *s, int alternative, double t) {
  const Run *run = s->run;
  for (int d = run->demand_offset[alternative]; d < run->demand_offset[alternative + 1]; d++) {
    Resource *x = &s->resources[run->resource[d]];
    record(s, x, t);
    x->level -= run->units[d];
  }
}

/* Tries all alternatives, the first of which was seen to be refused; a resource asked twice counts once, by its last outcome. */
static int __attribute__((noinline)) ask_all(Statistics *s, int first, int behind, double t, double holding, int row, int *refused_by) {
  const Run *run = s->run;
  int asked[MOST_ASKED], outcome[MOST_ASKED], by[MOST_ASKED], count = 0, taken = REFUSED;
  for (int a = first; a < behind && taken == REFUSED; a++) {
    int refusing = refusing_demand(s, a);
    int last = refusing < 0 ? run->demand_offset[a + 1] - 1 : refusing;
    for (int d = run->demand_offset[a]; d <= last; d++) {
      int at = 0, r = run->resource[d];
      while (at < count && asked[at] != r) at++;
      if (at == count && count < MOST_ASKED) count++;
      asked[at] = r, by[at] = a;
      outcome[at] = refusing < 0 ? CARRIED : d < refusing ? PASSED : a + 1 < behind ? OVERFLOWED : BLOCKED;
    }
    if (refusing >= 0) *refused_by = run->resource[refusing];
    else taken = a;
  }
  for (int i = 0; i < count; i++) {
    if (outcome[i] == PASSED && run->mode[asked[i]] != HELD) continue;
    record(s, &s->resources[asked[i]], t);
    count_at(s, asked[i], outcome[i], row, by[i], holding);
  }
  if (taken != REFUSED) seize(s, taken, t);
  return taken;
}

/* Asks the alternatives of a flow, seizes the first that fits, counts at the resources. */
static inline int ask(Statistics *s, int flow, double t, double holding, int row, int *refused_by) {
  const Run *run = s->run;
  int first = run->alternative_offset[flow], behind = run->alternative_offset[flow + 1];
  if (first == behind) return NOTHING;
  if (refusing_demand(s, first) >= 0) return ask_all(s, first, behind, t, holding, row, refused_by);
  s->carried_first[(size_t)row * run->alternatives + first]++;
  for (int d = run->demand_offset[first]; d < run->demand_offset[first + 1]; d++) {
    Resource *x = &s->resources[run->resource[d]];
    record(s, x, t);
    x->level += run->units[d];
    if (x->in_hour && !run->again[d]) count_in_hour(s, run->resource[d], CARRIED, first, holding);
  }
  return first;
}

typedef struct {
  double at;
  uint64_t order;
  uint32_t index;
  int32_t tries, row;
} Retry;

typedef struct {
  Retry *heap;
  int count, room;
  uint64_t order;
} Retries;

static int sooner(const Retry *a, const Retry *b) { return a->at < b->at || (a->at == b->at && a->order < b->order); }

static void push_retry(Retries *q, Retry retry) {
  if (q->count == q->room) q->room = q->room ? 2 * q->room : 64, q->heap = realloc(q->heap, sizeof(Retry) * q->room);
  retry.order = q->order++;
  int at = q->count++;
  while (at > 0 && sooner(&retry, &q->heap[(at - 1) / 2])) q->heap[at] = q->heap[(at - 1) / 2], at = (at - 1) / 2;
  q->heap[at] = retry;
}

static Retry pop_retry(Retries *q) {
  Retry first = q->heap[0], last = q->heap[--q->count];
  int at = 0;
  for (int child = 1; child < q->count; child = 2 * at + 1) {
    if (child + 1 < q->count && sooner(&q->heap[child + 1], &q->heap[child])) child++;
    if (!sooner(&q->heap[child], &last)) break;
    q->heap[at] = q->heap[child], at = child;
  }
  if (q->count > 0) q->heap[at] = last;
  return first;
}

/* One try of a call: the alternative taken, REFUSED or NOTHING. */
static inline int attempt(Statistics *s, Retries *retries, uint32_t i, int tries, int row, double t, int *refused_by) {
  const Run *run = s->run;
  int flow = run->flow[i];
  Flow *counts = &s->flows[(size_t)row * run->flows + flow];
  s->attempts[row]++, s->events[row]++, counts->offered++;
  int taken = ask(s, flow, t, run->holding[i], row, refused_by);
  if (taken != REFUSED) {
    counts->carried++, s->events[row]++;
    if (taken > run->alternative_offset[flow]) counts->overflowed++;
    return taken;
  }
  counts->blocked++;
  if (tries < run->retries[flow]) {
    uint32_t words[4];
    int stream = run->stream[i];
    philox(words, run->call[i], run->replication, run->stream_low[stream], run->stream_high[stream], run->seed, 3 + 256 * (uint32_t)tries);
    if (double53(words[0], words[1]) < run->retry_probability[flow]) {
      double delay = -run->retry_mean[flow] * ln(1 - double53(words[2], words[3]));
      push_retry(retries, (Retry){t + delay, 0, i, tries + 1, row});
      return taken;
    }
  }
  counts->abandoned++;
  return taken;
}

/* The first attempt of a call, at its own instant. */
static inline int arrive(Statistics *s, Retries *retries, uint32_t i) {
  const Run *run = s->run;
  double t = run->time[i];
  while (s->window_ahead < run->windows && t >= run->until[s->window_ahead]) s->window_ahead++;
  int w = s->window_ahead, refused_by = 0;
  int inside = w < run->windows && t >= run->from[w], row = inside ? w : run->windows;
  int in_hour = inside && t >= run->state_busy_hour[w] && t < run->state_busy_hour[w] + 3600;
  size_t at = (size_t)row * run->flows + run->flow[i];
  s->flows[at].calls++;
  if (in_hour) s->flows[at].hour_calls++;
  int taken = attempt(s, retries, i, 0, row, t, &refused_by);
  if (taken == REFUSED && in_hour) s->flows[at].hour_blocked++, s->refusals[at * run->resources + refused_by]++;
  return taken;
}

static inline int try_again(Statistics *s, Retries *retries, Retry retry) {
  int refused_by;
  return attempt(s, retries, retry.index, retry.tries, retry.row, retry.at, &refused_by);
}
