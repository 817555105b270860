/* Ends of calls on a wheel of buckets whose current one is sorted, arrivals streamed. */
#include "network.h"

typedef struct {
  double at;
  int32_t alternative, next;
} End;

typedef struct {
  End *pool, *bottom;
  int32_t *bucket, free, pool_room, beyond;
  int bottom_count, bottom_room, waiting;
  int64_t current, turn, buckets;
  double start, per_second;
} Ends;

/* Buckets as wide as two arrivals lie apart at the mean, enough of them for eight mean holding times. */
static Ends start_ends(const Run *run) {
  Ends q = {.free = -1, .beyond = -1, .current = 0};
  double holding = 0, width;
  for (uint32_t i = 0; i < run->count; i++) holding += run->holding[i];
  width = 2 * (run->time[run->count - 1] - run->time[0]) / run->count;
  for (q.buckets = 64; q.buckets < (1 << 16) && q.buckets * width < 8 * holding / run->count; q.buckets *= 2);
  q.start = run->time[0], q.per_second = 1 / width;
  q.bucket = malloc(sizeof(int32_t) * q.buckets);
  memset(q.bucket, 0xff, sizeof(int32_t) * q.buckets);
  q.bottom_room = 64, q.bottom = malloc(sizeof(End) * q.bottom_room);
  return q;
}

static inline void push_bottom(Ends *q, double at, int alternative) {
  if (q->bottom_count == q->bottom_room) q->bottom_room *= 2, q->bottom = realloc(q->bottom, sizeof(End) * q->bottom_room);
  int place = q->bottom_count++;
  /* The latest first, so that the earliest is taken from the end. */
  while (place > 0 && q->bottom[place - 1].at < at) q->bottom[place] = q->bottom[place - 1], place--;
  q->bottom[place] = (End){at, alternative, -1};
}

static void __attribute__((noinline)) more_room(Ends *q) {
  int32_t from = q->pool_room;
  q->pool_room = from ? 2 * from : 1024;
  q->pool = realloc(q->pool, sizeof(End) * q->pool_room);
  for (int32_t i = q->pool_room - 1; i >= from; i--) q->pool[i].next = q->free, q->free = i;
}

static inline int64_t bucket_of(const Ends *q, double at) { return (int64_t)((at - q->start) * q->per_second); }

static inline void push_end(Ends *q, double at, int alternative) {
  int64_t number = bucket_of(q, at);
  if (number <= q->current) {
    push_bottom(q, at, alternative);
    return;
  }
  if (q->free < 0) more_room(q);
  int32_t place = q->free, *list = number < q->current + q->buckets ? &q->bucket[number & (q->buckets - 1)] : &q->beyond;
  q->free = q->pool[place].next;
  q->pool[place] = (End){at, alternative, *list};
  *list = place;
  q->waiting++;
}

/* Ends that lay too far ahead find their bucket once the wheel has gone half round. */
static void __attribute__((noinline)) look_beyond(Ends *q) {
  int32_t place = q->beyond, later = -1;
  while (place >= 0) {
    int32_t next = q->pool[place].next;
    int64_t number = bucket_of(q, q->pool[place].at);
    int32_t *list = number < q->current + q->buckets ? &q->bucket[number & (q->buckets - 1)] : &later;
    q->pool[place].next = *list, *list = place, place = next;
  }
  q->beyond = later, q->turn = q->current + q->buckets / 2;
}

/* Brings the wheel to the bucket of t; true while an end up to t stands at the end of the bottom. */
static inline int has_end(Ends *q, double t) {
  for (;;) {
    if (q->bottom_count > 0) return q->bottom[q->bottom_count - 1].at <= t;
    if (q->waiting == 0) return 0;
    if (t < INFINITE && q->current >= bucket_of(q, t)) return 0;
    if (++q->current >= q->turn) look_beyond(q);
    int32_t place = q->bucket[q->current & (q->buckets - 1)];
    while (place >= 0) {
      End end = q->pool[place];
      push_bottom(q, end.at, end.alternative);
      q->pool[place].next = q->free, q->free = place, place = end.next, q->waiting--;
    }
    q->bucket[q->current & (q->buckets - 1)] = -1;
  }
}

static void simulate(Statistics *s) {
  const Run *run = s->run;
  if (run->count == 0) return;
  Ends ends = start_ends(run);
  Retries retries = {0};
  for (uint32_t next = 0;;) {
    double arrival = next < run->count ? run->time[next] : INFINITE;
    double retry = retries.count ? retries.heap[0].at : INFINITE;
    double entry = retry < arrival ? retry : arrival;
    while (has_end(&ends, entry)) {
      End end = ends.bottom[--ends.bottom_count];
      release(s, end.alternative, end.at);
    }
    if (entry == INFINITE) break;
    int again = retry <= arrival;
    Retry waiting = again ? pop_retry(&retries) : (Retry){0};
    uint32_t i = again ? waiting.index : next++;
    int taken = again ? try_again(s, &retries, waiting) : arrive(s, &retries, i);
    if (taken >= 0) push_end(&ends, entry + run->holding[i], taken);
  }
  free(ends.pool), free(ends.bottom), free(ends.bucket), free(retries.heap);
}

#include "main.h"
