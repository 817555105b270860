import type { CallTable, DeviceReading } from './call-table.ts';
import { trunkCalls } from './device-calls.ts';
import { fitness } from './fitness.ts';
import type { ImportReport } from './import-report.ts';

/** The table with a device read otherwise. The columns are shared with the given table; RangeError for a device that it does not have. */
export function changeReading(table: CallTable, deviceName: string, reading: DeviceReading): CallTable {
  if (!table.devices.some(({ name }) => name === deviceName)) {
    throw new RangeError(`deviceName is "${deviceName}"; it must be one of the table's ${table.devices.length} devices`);
  }
  const because = (imported: DeviceReading, known: string): string => (reading === imported ? known : 'changed by hand');
  const devices = table.devices.map((device) =>
    device.name === deviceName ? { ...device, reading, because: because(device.imported, device.because) } : device,
  );
  return { ...table, devices };
}

/** The report with what depends on the readings of devices (trunks, fitness) made anew for a table. */
export function reportForReadings(report: ImportReport, table: CallTable): ImportReport {
  return { ...report, trunks: trunkCalls(table), fitness: fitness(table) };
}
