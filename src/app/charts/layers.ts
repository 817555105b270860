import type { WavePicture, WavePoint } from '../../../models/report/wave-picture.ts';

/** The three layers of the wave picture, from the ground up. */
export const layers = [
  { key: 'pbxInternal', label: 'inside the PBX', mark: 'pbx' },
  { key: 'crossPlatform', label: 'across platforms', mark: 'tie' },
  { key: 'teamsInternal', label: 'inside Teams', mark: 'teams' },
] as const satisfies { key: keyof WavePoint; label: string; mark: string }[];

/** Lower and upper edge of each layer in each state. */
export function stackEdges(picture: WavePicture): { low: number[]; high: number[] }[] {
  const ground = picture.states.map(() => 0);
  return layers.map(({ key }) => {
    const low = [...ground];
    picture.states.forEach((state, index) => (ground[index] = ground[index]! + state[key].estimate));
    return { low, high: [...ground] };
  });
}
