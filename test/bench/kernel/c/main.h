/* Reads the runs, warms up, times, and prints the outcome as outcome.ts has it. */
#include <time.h>

static void simulate(Statistics *s);

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double processor_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void round_of(const Run *runs, Statistics *all, int count) {
  for (int i = 0; i < count; i++) {
    all[i] = start_statistics(&runs[i]);
    simulate(&all[i]);
    close_statistics(&all[i]);
  }
}

static void print_column(const char *name, const double *column, int count) {
  printf("\"%s\":[", name);
  for (int i = 0; i < count; i++) printf("%s%.9f", i ? "," : "", column[i]);
  printf("],");
}

#define BY_RESOURCE(name, expression)                                                                                             \
  do {                                                                                                                            \
    printf("\"%s\":[", name);                                                                                                     \
    for (int r = 0; r < R; r++) {                                                                                                 \
      uint64_t sum = 0;                                                                                                           \
      for (int i = 0; i < count; i++)                                                                                             \
        for (int w = 0; w < all[i].run->windows; w++) { Statistics *s = &all[i]; size_t row = (size_t)w * R + r; (void)s, (void)row; sum += expression; } \
      printf("%s%llu", r ? "," : "", (unsigned long long)sum);                                                                    \
    }                                                                                                                             \
    printf("],");                                                                                                                 \
  } while (0)

#define BY_FLOW(name, field)                                                                                                      \
  do {                                                                                                                            \
    printf("\"flows.%s\":[", name);                                                                                               \
    for (int f = 0; f < F; f++) {                                                                                                 \
      uint64_t sum = 0;                                                                                                           \
      for (int i = 0; i < count; i++)                                                                                             \
        for (int w = 0; w < all[i].run->windows; w++) sum += all[i].flows[(size_t)w * F + f].field;                               \
      printf("%s%llu", f ? "," : "", (unsigned long long)sum);                                                                    \
    }                                                                                                                             \
    printf("],");                                                                                                                 \
  } while (0)

static void print_counts(Statistics *all, int count, int R, int F) {
  static const char *names[] = {"carried", "overflowed", "blocked", "passed"};
  char name[32];
  for (int o = 0; o < OUTCOMES; o++) {
    sprintf(name, "day.%s", names[o]);
    BY_RESOURCE(name, s->day[row][o]);
    sprintf(name, "hour.%s", names[o]);
    BY_RESOURCE(name, s->hour[row][o]);
  }
  BY_FLOW("calls", calls);
  BY_FLOW("offered", offered);
  BY_FLOW("carried", carried);
  BY_FLOW("overflowed", overflowed);
  BY_FLOW("blocked", blocked);
  BY_FLOW("abandoned", abandoned);
  BY_FLOW("hourCalls", hour_calls);
  BY_FLOW("hourBlocked", hour_blocked);
  uint64_t attempts = 0, events = 0, refused = 0, weighted = 0;
  for (int i = 0; i < count; i++)
    for (int w = 0; w < all[i].run->windows; w++) {
      attempts += all[i].attempts[w], events += all[i].events[w];
      for (int c = 0; c < F * R; c++) refused += all[i].refusals[(size_t)w * F * R + c], weighted += (uint64_t)all[i].refusals[(size_t)w * F * R + c] * (1 + c);
    }
  printf("\"attempts\":[%llu],\"events\":[%llu],\"hourRefusals\":[%llu,%llu]", (unsigned long long)attempts, (unsigned long long)events,
         (unsigned long long)refused, (unsigned long long)weighted);
}

static void print_measures(Statistics *all, int count) {
  double offered = 0, carried = 0, first = 0, second = 0, load = 0, mean = 0, highest = 0, level = 0, instant = 0;
  for (int i = 0; i < count; i++) {
    Statistics *s = &all[i];
    int R = s->run->resources;
    for (int w = 0; w < s->run->windows; w++)
      for (int r = 0; r < R; r++) {
        size_t row = (size_t)w * R + r;
        offered += s->hour_offered_seconds[row], carried += s->hour_carried_seconds[row];
        if (s->hists[row])
          for (int k = 0; k < s->hist_levels[row]; k++) first += k * s->hists[row][k], second += (double)k * k * s->hists[row][k];
        if (s->loads[row])
          for (int k = 0; k < 3600; k++) load += s->loads[row][k] * s->loads[row][k];
        for (int q = 0; q < QUARTERS; q++) mean += s->quarter_mean[row * QUARTERS + q], highest += s->quarter_highest[row * QUARTERS + q];
        level += s->highest_level[row], instant += s->highest_instant[row] - s->run->from[w];
      }
  }
  printf("\"hourOfferedSeconds\":%.17g,\"hourCarriedSeconds\":%.17g,\"occupancy.first\":%.17g,\"occupancy.second\":%.17g,\"load\":%.17g,", offered, carried, first, second, load);
  printf("\"quarters.mean\":%.17g,\"quarters.highest\":%.17g,\"highest.level\":%.17g,\"highest.instant\":%.17g", mean, highest, level, instant);
}

int main(int arguments, char **argument) {
  int count = arguments - 1, rounds = 0;
  double seconds[5], processor_seconds[5], total = 0;
  Run *runs = malloc(sizeof(Run) * (count + 1));
  Statistics *all = malloc(sizeof(Statistics) * (count + 1));
  for (int i = 0; i < count; i++) runs[i] = load_run(argument[i + 1]);
  round_of(runs, all, count);
  while (rounds < 5 && total < 0.6) {
    for (int i = 0; i < count; i++) free_statistics(&all[i]);
    double from = now(), processor_from = processor_now();
    round_of(runs, all, count);
    seconds[rounds] = now() - from, processor_seconds[rounds] = processor_now() - processor_from;
    total += seconds[rounds++];
  }
  printf("{");
  print_column("seconds", seconds, rounds);
  print_column("processorSeconds", processor_seconds, rounds);
  printf("\"counts\":{");
  print_counts(all, count, runs[0].resources, runs[0].flows);
  printf("},\"measures\":{");
  print_measures(all, count);
  printf("}}\n");
  return 0;
}
