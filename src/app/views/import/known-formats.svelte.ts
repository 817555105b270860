import type { FormatInfo } from '../../../../models/cdr/formats.ts';

/** The formats that are read; empty until they are loaded, which every use of this begins. */
class KnownFormats {
  list: FormatInfo[] = $state.raw([]);

  constructor() {
    void import('../../../../models/cdr/formats.ts').then(({ formats }) => {
      this.list = formats();
    });
  }

  /** A format's product, for people; its id while it is not known. */
  product(id: string): string {
    const product = this.list.find((format) => format.id === id)?.product ?? id;
    return product.charAt(0).toUpperCase() + product.slice(1);
  }
}

export const knownFormats = new KnownFormats();
