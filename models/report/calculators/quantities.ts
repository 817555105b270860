import type { Quantity } from './calculator.ts';

type Of<K extends string> = Quantity<K> & { solvable: boolean };

/** Quantities that most formulas share. */
export const traffic: Of<'traffic'> = {
  name: 'traffic', label: 'Offered traffic', unit: 'erlang', help: 'offered traffic, erlang', fits: (value) => value >= 0, domain: 'a number of erlangs of at least 0', example: 90, solvable: true,
};

export const channels: Of<'channels'> = {
  name: 'channels', label: 'Channels', unit: 'channels', help: 'channels', fits: (value) => value >= 0, domain: 'a number of channels of at least 0', example: 100, solvable: true,
};

export const blocking: Quantity<'blocking'> = {
  name: 'blocking', label: 'Blocking', unit: 'share', help: 'probability that a call finds no channel', fits: isShare, domain: 'a ratio from 0 to 1', example: 0.01,
};

export const mean: Of<'mean'> = {
  name: 'mean', label: 'Mean traffic', unit: 'erlang', help: 'mean of the offered traffic, erlang', fits: (value) => value >= 0, domain: 'a number of erlangs of at least 0', example: 10, solvable: true,
};

export const peakedness: Of<'peakedness'> = {
  name: 'peakedness', label: 'Peakedness', unit: 'ratio', help: 'variance ÷ mean of the offered traffic; 1 is Poisson', fits: (value) => value > 0, domain: 'a number above 0', example: 2, solvable: false,
};

export const variance: Quantity<'variance'> = { name: 'variance', label: 'Variance', unit: 'ratio', help: 'variance of the offered traffic', example: 20 };

export const carried: Quantity<'carried'> = { name: 'carried', label: 'Carried traffic', unit: 'erlang', help: 'carried traffic, erlang', example: 0 };

export const lost: Quantity<'lost'> = { name: 'lost', label: 'Lost traffic', unit: 'erlang', help: 'lost traffic, erlang', example: 0 };

/** A ratio from 0 to 1. */
export function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}
