import type { Component } from 'svelte';
import type { Screen } from './screens.ts';

/** Each screen but Start is loaded when it is first shown. */
const views: Record<Exclude<Screen, 'start'>, () => Promise<{ default: Component }>> = {
  import: () => import('./views/import/Import.svelte'),
  traffic: () => import('./views/traffic/Traffic.svelte'),
  estate: () => import('./views/estate/Estate.svelte'),
  waves: () => import('./views/waves/Waves.svelte'),
  capacity: () => import('./views/capacity/Capacity.svelte'),
  compare: () => import('./views/compare/Compare.svelte'),
  calculators: () => import('./views/calculators/Calculators.svelte'),
};

/** The component of a screen. */
export async function loadView(screen: Exclude<Screen, 'start'>): Promise<Component> {
  return (await views[screen]()).default;
}
