/* Ends of calls in a 4-ary heap, arrivals streamed. */
#include "network.h"

typedef struct {
  double at;
  int32_t alternative;
} End;

typedef struct {
  End *heap;
  int count, room;
} Ends;

static inline void push_end(Ends *q, double at, int alternative) {
  if (q->count == q->room) q->room = q->room ? 2 * q->room : 1024, q->heap = realloc(q->heap, sizeof(End) * q->room);
  int place = q->count++;
  while (place > 0 && at < q->heap[(place - 1) >> 2].at) q->heap[place] = q->heap[(place - 1) >> 2], place = (place - 1) >> 2;
  q->heap[place] = (End){at, alternative};
}

static inline End pop_end(Ends *q) {
  End *heap = q->heap, first = heap[0], last = heap[--q->count];
  int place = 0, count = q->count;
  for (;;) {
    int child = 4 * place + 1, least_child = child, behind = child + 4 < count ? child + 4 : count;
    if (child >= count) break;
    for (int c = child + 1; c < behind; c++) if (heap[c].at < heap[least_child].at) least_child = c;
    if (heap[least_child].at >= last.at) break;
    heap[place] = heap[least_child], place = least_child;
  }
  heap[place] = last;
  return first;
}

static void simulate(Statistics *s) {
  const Run *run = s->run;
  Ends ends = {0};
  Retries retries = {0};
  for (uint32_t next = 0;;) {
    double arrival = next < run->count ? run->time[next] : INFINITE;
    double retry = retries.count ? retries.heap[0].at : INFINITE;
    double entry = retry < arrival ? retry : arrival;
    while (ends.count && ends.heap[0].at <= entry) {
      End end = pop_end(&ends);
      release(s, end.alternative, end.at);
    }
    if (entry == INFINITE) break;
    int again = retry <= arrival;
    Retry waiting = again ? pop_retry(&retries) : (Retry){0};
    uint32_t i = again ? waiting.index : next++;
    int taken = again ? try_again(s, &retries, waiting) : arrive(s, &retries, i);
    if (taken >= 0) push_end(&ends, entry + run->holding[i], taken);
  }
  free(ends.heap);
  free(retries.heap);
}

#include "main.h"
