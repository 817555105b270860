import { cucmPhoneTypes } from '../catalog/cucm-phone-types.ts';
import type { Device, DeviceReading } from './call-table.ts';
import { TextTable } from './text-table.ts';

export interface Reading {
  reading: DeviceReading;
  because: string;
}

const CUCM_PHONE = /^(SEP|CSF|BOT|TCT|TAB|CIPC|CTIRD)/;
const CUCM_ANALOGUE = /^(ATA|AN|VGC|BAT)[0-9A-Fa-f]{10}/;
const PHONE_TYPE = /phone|jabber|communicator|client services framework|^cisco (ata|\d{4})/i;
const NO_PHONE_TYPE = /trunk|gateway|route/i;

/** How a CUCM device of that name is read when its type does not say. */
export function cucmReading(name: string): Reading {
  if (name === '') return { reading: 'neither', because: 'no name' };
  const phone = CUCM_PHONE.exec(name);
  if (phone) return { reading: 'phone', because: `name begins with ${phone[1]}` };
  const analogue = CUCM_ANALOGUE.exec(name);
  if (analogue) return { reading: 'phone', because: `name begins with ${analogue[1]} and a hardware address` };
  return { reading: 'trunk', because: 'name is not that of a phone' };
}

/** Whether CUCM's device-type column says that the device is a phone. */
function isPhoneType(type: string): boolean {
  if (type === '') return false;
  return cucmPhoneTypes.numbers.has(type) || (PHONE_TYPE.test(type) && !NO_PHONE_TYPE.test(type));
}

/** Name of the device of an Asterisk channel: what stands before the last `-`, of DAHDI only up to the second `/`. */
export function asteriskDevice(channel: string): string {
  const dash = channel.lastIndexOf('-');
  const cut = dash < 0 ? channel : channel.slice(0, dash);
  if (!cut.startsWith('DAHDI/')) return cut;
  const second = cut.indexOf('/', 6);
  return second < 0 ? cut : cut.slice(0, second);
}

/** How the device of an Asterisk channel is read. */
export function asteriskReading(name: string): Reading {
  const slash = name.indexOf('/');
  if (slash < 0) return { reading: 'neither', because: 'no channel (no / in the name)' };
  if (name.startsWith('Local/')) return { reading: 'neither', because: 'a Local channel is no line' };
  if (/^\d{2,6}$/.test(name.slice(slash + 1))) return { reading: 'phone', because: 'two to six digits after the /' };
  return { reading: 'trunk', because: 'not two to six digits after the /' };
}

/** How a name in the trunk column of another CSV is read. */
export function trunkColumnReading(name: string): Reading {
  return name === '' ? { reading: 'neither', because: 'no name' } : { reading: 'trunk', because: 'stands in the trunk column' };
}

/** The devices of an import, numbered in the order in which they were first seen. */
export class DeviceList {
  readonly names = new TextTable();
  readonly #devices: Device[] = [];
  readonly #phoneTypes = new Map<string, boolean>();
  #ownChannels = 0;

  /** A number that no other channel has, for a channel that is the same as no other. */
  ownChannel(): number {
    return this.#ownChannels++;
  }

  /** Number of the device; a new one is read by `read`. */
  add(name: string, read: (name: string) => Reading): number {
    return this.#read(this.names.add(name), read);
  }

  /** The same for the bytes of a name whose hash is known. */
  addBytes(view: DataView, start: number, end: number, hash: number, read: (name: string) => Reading): number {
    return this.#read(this.names.addHashed(view, start, end, hash), read);
  }

  #read(index: number, read: (name: string) => Reading): number {
    if (index === this.#devices.length) {
      const kept = this.names.text(index);
      const { reading, because } = read(kept);
      this.#devices.push({ name: kept, reading, because, imported: reading });
    }
    return index;
  }

  /** Notes what CUCM's device-type column says of a device: phone outweighs its name, all else changes nothing. */
  noteType(index: number, type: string): void {
    if (type === '') return;
    let phone = this.#phoneTypes.get(type);
    if (phone === undefined) {
      phone = isPhoneType(type);
      this.#phoneTypes.set(` ${type}`.slice(1), phone);
    }
    const device = this.#devices[index]!;
    if (!phone || device.because.startsWith('device type')) return;
    this.#devices[index] = { name: device.name, reading: 'phone', because: ` device type ${type}`.slice(1), imported: 'phone' };
  }

  /** Copies, for a table. */
  list(): Device[] {
    return this.#devices.map((device) => ({ ...device }));
  }
}
