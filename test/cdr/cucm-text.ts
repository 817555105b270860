/** A short CUCM file: the columns that matter, in an order of their own, as columns are read by name. */
const HEADER = [
  'cdrRecordType', 'globalCallID_callManagerId', 'globalCallID_callId', 'origLegCallIdentifier', 'dateTimeOrigination', 'callingPartyNumber',
  'origCause_value', 'destLegIdentifier', 'originalCalledPartyNumber', 'finalCalledPartyNumber', 'destCause_value', 'dateTimeConnect',
  'dateTimeDisconnect', 'origDeviceName', 'destDeviceName', 'globalCallId_ClusterID', 'joinOnBehalfOf', 'origDeviceType', 'destDeviceType',
] as const;
type Name = (typeof HEADER)[number];

export const cucmHeader = HEADER.map((name) => `"${name}"`).join(',');
export const cucmTypes = HEADER.map((name) => (/Number|Name|ID$|Type$/.test(name) && name !== 'cdrRecordType' ? 'VARCHAR(50)' : 'INTEGER')).join(',');

const PLAIN: Record<Name, string | number> = {
  cdrRecordType: 1, globalCallID_callManagerId: 2, globalCallID_callId: 1, origLegCallIdentifier: 11, dateTimeOrigination: 1_700_000_000,
  callingPartyNumber: '2001', origCause_value: 0, destLegIdentifier: 12, originalCalledPartyNumber: '2002', finalCalledPartyNumber: '2002', destCause_value: 16,
  dateTimeConnect: 1_700_000_010, dateTimeDisconnect: 1_700_000_070, origDeviceName: 'SEP001122334455', destDeviceName: 'SEP00AABBCCDDEE',
  globalCallId_ClusterID: 'C1', joinOnBehalfOf: 0, origDeviceType: '', destDeviceType: '',
};

/** A row: an answered call between two phones, but for what is given. */
export function cucmRow(cells: Partial<Record<Name, string | number>> = {}): string {
  const row = { ...PLAIN, ...cells };
  return HEADER.map((name) => (typeof row[name] === 'number' ? String(row[name]) : `"${row[name]}"`)).join(',');
}

/** A whole file. */
export function cucmText(...rows: string[]): string {
  return [cucmHeader, cucmTypes, ...rows, ''].join('\n');
}
