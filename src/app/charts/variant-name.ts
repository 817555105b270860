/** What a state is called at the head of its column: a variant with an outage, which stands beside its state, by what it adds to it (`outage-1`). */
export function variantName({ id, outage }: { id: string; outage?: string | null }): string {
  return outage ? (id.split('/')[1] ?? id) : id;
}
