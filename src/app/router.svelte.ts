/** Which screen is shown: the part of the address behind `#/`. `router.screen` and `router.part` are reactive; links are plain `#/traffic`, or `#/estate/trunks` for a part of a screen. */
import type { Screen } from './screens.ts';
import { partOf, screenOf } from './screens.ts';

class Router {
  screen: Screen = $state(screenOf(location.hash));
  /** The part of the screen that the address names; empty where it names none. */
  part = $state(partOf(location.hash));

  constructor() {
    addEventListener('hashchange', () => {
      this.screen = screenOf(location.hash);
      this.part = partOf(location.hash);
    });
  }

  /** Shows a screen, or a part of it, as a link would. */
  go(screen: Screen, part = ''): void {
    location.hash = part ? `#/${screen}/${part}` : `#/${screen}`;
  }
}

export const router = new Router();
