/* A run as columns, read from the file that run-file.ts writes. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HELD = 0, CARRYING = 1, GAUGE = 2 };

typedef struct {
  int resources, flows, alternatives, demands, windows, streams;
  uint32_t count, seed, replication;
  double *capacity, *step;
  int32_t *mode;
  int32_t *alternative_offset, *retries, *demand_offset, *resource;
  double *retry_probability, *retry_mean, *units;
  /* A demand has room while at most so many units are occupied. */
  double *limit;
  /* 1 where the resource stands in the alternative before. */
  uint8_t *again;
  double *from, *until, *state_busy_hour, *resource_busy_hour;
  uint32_t *stream_low, *stream_high, *call;
  double *time, *holding;
  int32_t *flow, *stream;
} Run;

static void *take(FILE *file, size_t size, size_t count) {
  size_t bytes = (size * count + 7) / 8 * 8;
  void *column = malloc(bytes + 8);
  if (fread(column, 1, bytes, file) != bytes) {
    fprintf(stderr, "The file of the run ends too early.\n");
    exit(3);
  }
  return column;
}

static void set_limits(Run *run) {
  run->limit = malloc(sizeof(double) * (run->demands + 1));
  run->again = calloc(run->demands + 1, 1);
  for (int a = 0; a < run->alternatives; a++)
    for (int d = run->demand_offset[a]; d < run->demand_offset[a + 1]; d++) {
      double units = run->units[d];
      for (int before = run->demand_offset[a]; before < d; before++)
        if (run->resource[before] == run->resource[d]) units += run->units[before], run->again[d] = 1;
      run->limit[d] = run->mode[run->resource[d]] == HELD ? run->capacity[run->resource[d]] - units : 1.0 / 0.0;
    }
}

static Run load_run(const char *path) {
  Run run;
  FILE *file = fopen(path, "rb");
  if (!file) {
    fprintf(stderr, "%s cannot be opened.\n", path);
    exit(3);
  }
  uint32_t *header = take(file, 4, 12);
  if (header[0] != 0x31484342) {
    fprintf(stderr, "%s is no run.\n", path);
    exit(3);
  }
  run.resources = header[1], run.flows = header[2], run.alternatives = header[3], run.demands = header[4];
  run.windows = header[5], run.streams = header[6], run.count = header[7], run.seed = header[8], run.replication = header[9];
  run.capacity = take(file, 8, run.resources);
  run.mode = take(file, 4, run.resources);
  run.step = take(file, 8, run.resources);
  run.alternative_offset = take(file, 4, run.flows + 1);
  run.retry_probability = take(file, 8, run.flows);
  run.retry_mean = take(file, 8, run.flows);
  run.retries = take(file, 4, run.flows);
  run.demand_offset = take(file, 4, run.alternatives + 1);
  run.resource = take(file, 4, run.demands);
  run.units = take(file, 8, run.demands);
  run.from = take(file, 8, run.windows);
  run.until = take(file, 8, run.windows);
  run.state_busy_hour = take(file, 8, run.windows);
  run.resource_busy_hour = take(file, 8, (size_t)run.windows * run.resources);
  run.stream_low = take(file, 4, run.streams);
  run.stream_high = take(file, 4, run.streams);
  run.time = take(file, 8, run.count);
  run.holding = take(file, 8, run.count);
  run.flow = take(file, 4, run.count);
  run.stream = take(file, 4, run.count);
  run.call = take(file, 4, run.count);
  free(header);
  fclose(file);
  set_limits(&run);
  return run;
}
