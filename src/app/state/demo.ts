import document from '../../../scenarios/northwind.json';
import type { ScenarioDocument } from './document.ts';

/** The fictitious company's scenario, as shipped. */
export const northwind = document as unknown as ScenarioDocument;
