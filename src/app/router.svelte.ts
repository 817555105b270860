/** Which screen is shown: the part of the address behind `#/`. `router.screen` is reactive; links are plain `#/traffic`. */
import type { Screen } from './screens.ts';
import { screenOf } from './screens.ts';

class Router {
  screen: Screen = $state(screenOf(location.hash));

  constructor() {
    addEventListener('hashchange', () => (this.screen = screenOf(location.hash)));
  }

  /** Shows a screen, as a link to it would. */
  go(screen: Screen): void {
    location.hash = `#/${screen}`;
  }
}

export const router = new Router();
