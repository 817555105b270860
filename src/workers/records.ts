import { transfer } from 'comlink';
import type { CallTable } from '../../models/cdr/call-table.ts';
import { changeReading, reportForReadings } from '../../models/cdr/change-reading.ts';
import { deviceCalls } from '../../models/cdr/device-calls.ts';
import { withoutDoubtful } from '../../models/cdr/without-doubtful.ts';
import { analysisSteps } from '../../models/traffic/analyse.ts';
import { envelope } from '../../models/traffic/envelope.ts';
import { heatMap } from '../../models/traffic/heat-map.ts';
import { hourDetails } from '../../models/traffic/hour-details.ts';
import { offeredTraffic } from '../../models/traffic/offered-traffic.ts';
import { recordWarnings } from '../../models/traffic/record-warnings.ts';
import { stoodFull } from '../../models/traffic/stood-full.ts';
import { TableTraffic } from '../../models/traffic/table-traffic.ts';
import { answer } from './answer.ts';
import { transferables } from './buffers.ts';
import { pseudonymOptions } from './keyed-hash.ts';
import { keepRecords, keptRecords, type LoadedRecords, type Storage } from './kept-records.ts';
import type { RecordsSummary, RecordsWorker } from './protocol.ts';
import { firstRowsOf, previewOf, readInputs } from './read-inputs.ts';
import { rejectsCsv } from './rejects-csv.ts';
import { pauseSeldom } from './seldom.ts';

/** The records worker's methods, given where to keep records and how to give its event loop a turn. */
export function recordsWorker(storage: Storage, pause: () => Promise<void>): RecordsWorker {
  let loaded: LoadedRecords | null = null;
  let signal = { aborted: false };
  let leaveOut = false;
  /** The loaded table and the same without doubtful calls, so that it is not made anew for every question. */
  let sure: { of: CallTable; table: CallTable } | null = null;

  function need(): LoadedRecords {
    if (!loaded) throw new Error('No call records are loaded.');
    return loaded;
  }

  /** The calls that figures are made of. */
  function counted(): CallTable {
    const { table } = need();
    if (!leaveOut) return table;
    if (sure?.of !== table) sure = { of: table, table: withoutDoubtful(table) };
    return sure.table;
  }

  let known: TableTraffic | null = null;
  /** What the views know of the counted calls; of other ones nothing is known. */
  function traffic(): TableTraffic {
    const table = counted();
    if (known?.table !== table) known = new TableTraffic(table);
    return known;
  }

  /** Keeps what is loaded over a reload, and says in the summary when that cannot be done. */
  async function keptSummary(records: LoadedRecords): Promise<RecordsSummary> {
    const told = await keepRecords(storage, records);
    const { report } = records;
    return summaryOf({ ...records, report: { ...report, warnings: [...report.warnings, ...told] } });
  }

  return {
    async importRecords(inputs, settings, onProgress, onPartial) {
      const own = (signal = { aborted: false });
      return answer(async () => {
        const view = (table: CallTable, share: number): void =>
          onPartial({ calls: table.calls.count, heatMap: heatMap(table, settings, null, 'highest'), share });
        const pseudonymise = settings.pseudonymise ? await pseudonymOptions(settings.pseudonymise) : undefined;
        loaded = await readInputs(inputs, { pseudonymise, zone: settings.zone, onProgress, signal: own, pause, onPartial: view });
        return keptSummary(loaded);
      });
    },
    firstRows: (input) => answer(() => firstRowsOf(input)),
    preview: (input, zone) => answer(() => previewOf(input, zone)),
    cancel() {
      signal.aborted = true;
    },
    async restore() {
      const restored = await keptRecords(storage);
      // An import that finished meanwhile is newer.
      loaded ??= restored;
      return loaded && summaryOf(loaded);
    },
    async clear() {
      loaded = sure = null;
      known = null;
      await storage.clear();
    },
    async changeReading(device, reading) {
      const { table, report, ...rest } = need();
      const changed = changeReading(table, device, reading);
      loaded = { ...rest, table: changed, report: reportForReadings(report, changed) };
      return keptSummary(loaded);
    },
    leaveOutDoubtful: async (leave) => {
      leaveOut = leave;
      if (!leave) sure = null;
    },
    recordWarnings: async (settings) => recordWarnings(counted(), settings),
    async analysis(settings) {
      const breathe = pauseSeldom(pause);
      const steps = analysisSteps(counted(), settings);
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        // A view that is asked for meanwhile is answered first.
        await breathe();
      }
    },
    async stoodFull(settings, groups) {
      const of = traffic();
      return groups.map(({ names, channels }) => stoodFull(of.table, settings, names, channels, of));
    },
    async offeredTraffic(settings, groups, retry) {
      const of = traffic();
      return groups.map(({ names, channels }) => offeredTraffic(of.table, settings, names, channels, { retry, carrier: [] }, of));
    },
    heatMap: async (settings, trunk, measure) => heatMap(counted(), settings, trunk, measure, traffic()),
    hours: async (settings, trunk, weekday, hour) => hourDetails(counted(), settings, trunk, weekday, hour, traffic()),
    envelope: async (trunk, from, until, columns) => envelope(counted(), trunk, from, until, columns, traffic()),
    rejects: async () => rejectsCsv(loaded?.rejects ?? []),
    async table() {
      if (!loaded) return null;
      const copy = structuredClone(loaded.table);
      return transfer(copy, transferables(copy));
    },
  };
}

function summaryOf({ table, report, preview, pseudonymised, fingerprints }: LoadedRecords): RecordsSummary {
  const calls = deviceCalls(table);
  return { report, devices: table.devices.map((device, i) => ({ ...device, calls: calls[i]! })), preview, pseudonymised, fingerprints };
}
