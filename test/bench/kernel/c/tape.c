/* All ends of first attempts sorted beforehand and read like a tape beside the arrivals; a refused call leaves its end without effect. */
#include "network.h"

typedef struct {
  double at;
  uint32_t index;
} End;

typedef struct {
  double at;
  int32_t alternative;
} LateEnd;

/* Ends of calls that were carried on a later try. */
typedef struct {
  LateEnd *heap;
  int count, room;
} LateEnds;

static void push_late(LateEnds *q, double at, int alternative) {
  if (q->count == q->room) q->room = q->room ? 2 * q->room : 64, q->heap = realloc(q->heap, sizeof(LateEnd) * q->room);
  int place = q->count++;
  while (place > 0 && at < q->heap[(place - 1) >> 2].at) q->heap[place] = q->heap[(place - 1) >> 2], place = (place - 1) >> 2;
  q->heap[place] = (LateEnd){at, alternative};
}

static LateEnd pop_late(LateEnds *q) {
  LateEnd *heap = q->heap, first = heap[0], last = heap[--q->count];
  int place = 0;
  for (;;) {
    int child = 4 * place + 1, least_child = child, behind = child + 4 < q->count ? child + 4 : q->count;
    if (child >= q->count) break;
    for (int c = child + 1; c < behind; c++) if (heap[c].at < heap[least_child].at) least_child = c;
    if (heap[least_child].at >= last.at) break;
    heap[place] = heap[least_child], place = least_child;
  }
  heap[place] = last;
  return first;
}

/* Bucket sort of all ends by time: as many buckets as calls, then insertion within them. */
static End *sorted_ends(const Run *run) {
  uint32_t count = run->count, *first = calloc((size_t)count + 2, sizeof(uint32_t));
  End *ends = malloc(sizeof(End) * ((size_t)count + 1));
  double start = run->time[0], latest = start;
  for (uint32_t i = 0; i < count; i++) if (run->time[i] + run->holding[i] > latest) latest = run->time[i] + run->holding[i];
  double per_second = latest > start ? (count - 1) / (latest - start) : 0;
  for (uint32_t i = 0; i < count; i++) first[(uint32_t)((run->time[i] + run->holding[i] - start) * per_second) + 2]++;
  for (uint32_t b = 2; b <= count; b++) first[b] += first[b - 1];
  for (uint32_t i = 0; i < count; i++) {
    double at = run->time[i] + run->holding[i];
    ends[first[(uint32_t)((at - start) * per_second) + 1]++] = (End){at, i};
  }
  for (uint32_t i = 1; i < count; i++) {
    End end = ends[i];
    uint32_t place = i;
    while (place > 0 && ends[place - 1].at > end.at) ends[place] = ends[place - 1], place--;
    ends[place] = end;
  }
  ends[count].at = INFINITE;
  free(first);
  return ends;
}

static void simulate(Statistics *s) {
  const Run *run = s->run;
  if (run->count == 0) return;
  End *tape = sorted_ends(run), *end = tape;
  int32_t *taken = malloc(sizeof(int32_t) * run->count);
  LateEnds late = {0};
  Retries retries = {0};
  for (uint32_t next = 0;;) {
    double arrival = next < run->count ? run->time[next] : INFINITE;
    double retry = retries.count ? retries.heap[0].at : INFINITE;
    double entry = retry < arrival ? retry : arrival;
    for (;;) {
      double late_at = late.count ? late.heap[0].at : INFINITE;
      if (end->at <= late_at) {
        if (end->at > entry || end->at == INFINITE) break;
        /* The end of a call of no duration stands before its own arrival: it is a late one. */
        if (end->index < next && taken[end->index] >= 0) release(s, taken[end->index], end->at);
        end++;
      } else {
        if (late_at > entry) break;
        LateEnd last = pop_late(&late);
        release(s, last.alternative, last.at);
      }
    }
    if (entry == INFINITE) break;
    if (retry <= arrival) {
      Retry waiting = pop_retry(&retries);
      int alternative = try_again(s, &retries, waiting);
      if (alternative >= 0) push_late(&late, retry + run->holding[waiting.index], alternative);
    } else {
      taken[next] = arrive(s, &retries, next);
      if (taken[next] >= 0 && arrival + run->holding[next] <= arrival) push_late(&late, arrival, taken[next]);
      next++;
    }
  }
  free(tape), free(taken), free(late.heap), free(retries.heap);
}

#include "main.h"
