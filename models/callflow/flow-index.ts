import type { Flow, FlowIndex, Variant } from './variant.ts';

/** Name of a flow, also that of its random stream. */
export function flowName(from: string, to: string, callClass: string): string {
  return `${from}>${to}:${callClass}`;
}

/** A variant before its flow has an index. */
export type NamedVariant = Omit<Variant, 'flow'> & { flow: Omit<Flow, 'name'> };

/** Gathers variants by key. What it gives does not depend on the order in which they came. */
export class FlowGatherer {
  private readonly byKey = new Map<string, number>();
  private readonly variants: { key: string; variant: NamedVariant }[] = [];

  /** Number of the variant, before the sorting by `finish`. The least example number of a key stands for it. */
  add(key: string, make: () => NamedVariant, number: string | null): number {
    const known = this.byKey.get(key);
    if (known === undefined) {
      this.byKey.set(key, this.variants.length);
      return this.variants.push({ key, variant: make() }) - 1;
    }
    const { variant } = this.variants[known]!;
    if (number !== null && (variant.number === null || number < variant.number)) variant.number = number;
    return known;
  }

  /** Flows by name and variants by key, and where each variant went. */
  finish(): { index: FlowIndex; places: Int32Array } {
    const order = this.variants.map((_, at) => at).sort((one, other) => compare(this.variants[one]!.key, this.variants[other]!.key));
    const flows = new Map<string, Flow>();
    for (const { variant } of this.variants) {
      const name = flowName(variant.flow.from, variant.flow.to, variant.flow.class);
      flows.set(name, { name, ...variant.flow });
    }
    const sorted = [...flows.values()].sort((one, other) => compare(one.name, other.name));
    const flowAt = new Map(sorted.map((flow, at) => [flow.name, at]));
    const places = new Int32Array(order.length);
    order.forEach((was, at) => (places[was] = at));
    const variants = order.map((was): Variant => {
      const { flow, ...rest } = this.variants[was]!.variant;
      return { flow: flowAt.get(flowName(flow.from, flow.to, flow.class))!, ...rest };
    });
    return { index: { flows: sorted, variants }, places };
  }
}

/** By code units, whatever the machine's language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
