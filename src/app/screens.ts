/** The screens in the order of the rail. */
export const screens = [
  { id: 'start', label: 'Start', icon: 'home' },
  { id: 'import', label: 'Import', icon: 'import' },
  { id: 'traffic', label: 'Traffic', icon: 'traffic' },
  { id: 'estate', label: 'Estate', icon: 'estate' },
  { id: 'waves', label: 'Waves', icon: 'waves' },
  { id: 'capacity', label: 'Capacity', icon: 'capacity' },
  { id: 'compare', label: 'Compare', icon: 'compare' },
  { id: 'calculators', label: 'Calculators', icon: 'calculators' },
] as const;

export type Screen = (typeof screens)[number]['id'];

/** The screen that an address's hash names; Start where it names none. */
export function screenOf(hash: string): Screen {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0];
  return screens.find((screen) => screen.id === name)?.id ?? 'start';
}

/** The part of a screen that an address's hash names, `trunks` of `#/estate/trunks`; empty where it names none. */
export function partOf(hash: string): string {
  return hash.replace(/^#\/?/, '').split('?')[0]?.split('/')[1] ?? '';
}
