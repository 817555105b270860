import type { Client } from '../../workers/protocol.ts';

let made: Promise<Client> | null = null;

/** The workers' client, made on first use, so that the page stands before any worker is loaded. */
export function client(): Promise<Client> {
  made ??= import('../../workers/client.ts').then(({ createClient }) => createClient());
  return made;
}
