/**
 * How the app looks on this machine: `settings.theme` and `settings.density`, set by assignment through `setTheme` and
 * `setDensity`, remembered in localStorage. CSS follows `data-theme` and `data-density` on the root element.
 */
export type Theme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'comfortable';

class Settings {
  theme: Theme = $state(read('theme', ['system', 'light', 'dark'], 'system'));
  density: Density = $state(read('density', ['compact', 'comfortable'], 'compact'));

  setTheme(theme: Theme): void {
    this.theme = theme;
    write('theme', theme);
    this.apply();
  }

  setDensity(density: Density): void {
    this.density = density;
    write('density', density);
    this.apply();
  }

  /** Puts the settings on the root element. */
  apply(): void {
    document.documentElement.dataset['theme'] = this.theme;
    document.documentElement.dataset['density'] = this.density;
  }
}

function read<T extends string>(key: string, allowed: T[], fallback: T): T {
  try {
    const stored = localStorage.getItem(`busyhour.${key}`);
    return allowed.find((value) => value === stored) ?? fallback;
  } catch {
    return fallback;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`busyhour.${key}`, value);
  } catch {
    // A browser that keeps nothing still shows the theme for this visit.
  }
}

export const settings = new Settings();
