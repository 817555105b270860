import { usualNetwork, type NetworkEntry } from './network.ts';
import { usualSharedLink, type SharedLinkEntry } from './shared-link.ts';

/** What was typed into the calculators that take tables, kept while the app is open. */
export const calculatorTables: { sharedLink: SharedLinkEntry; network: NetworkEntry } = $state({
  sharedLink: structuredClone(usualSharedLink),
  network: structuredClone(usualNetwork),
});
