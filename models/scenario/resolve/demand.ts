import { dayProfileOf } from '../../catalog/day-profiles.ts';
import type { Findings } from '../findings.ts';
import { readQuantity, type QuantityReader } from '../quantity.ts';
import type { CallSource, DemandSettings, Pbx, Range, Site, SyntheticFlow } from '../scenario.ts';
import type { ScenarioFile } from '../schema.ts';

type DemandFile = NonNullable<ScenarioFile['demand']>;
type CallsFile = NonNullable<DemandFile['calls']>[number];
type SyntheticFile = NonNullable<DemandFile['synthetic']>[number];

/** Coefficient of variation of the holding time where the file gives none. */
const defaultCv = { exponential: 1, constant: 0, lognormal: 1, hyperexponential: 2 } as const;

/** Fills in `demand`. PBXs and sites must be resolved: a file's PBX and zone default to them. */
export function resolveDemand(file: DemandFile | undefined, pbxs: Pbx[], sites: Site[], read: QuantityReader, findings: Findings): DemandSettings {
  const calls = (file?.calls ?? []).map((source, i) => callSource(source, `/demand/calls/${i}`, pbxs, sites, findings));
  const synthetic = (file?.synthetic ?? []).map((row, i) => syntheticFlow(row, i, read, findings));
  return {
    calls,
    method: calls.length > 0 ? findings.orDefault(file?.method, '/demand/method', 'resample') : (file?.method ?? 'resample'),
    growth: String(findings.orDefault(file?.growth, '/demand/growth', '1')),
    synthetic,
    assumptions: {
      internalShare: asRange(file?.assumptions?.internalShare),
      ringSeconds: timeRange(file?.assumptions?.ringSeconds, read, findings),
    },
  };
}

function callSource(source: CallsFile, path: string, pbxs: Pbx[], sites: Site[], findings: Findings): CallSource {
  const { sample } = source;
  if (sample) {
    return {
      kind: 'sample',
      users: findings.orDefault(sample.users, `${path}/sample/users`, 1200),
      weeks: findings.orDefault(sample.weeks, `${path}/sample/weeks`, 4),
      seed: findings.orDefault(sample.seed, `${path}/sample/seed`, 1),
    };
  }
  const pbx = pbxs[0] ? findings.orDefault(source.pbx, `${path}/pbx`, pbxs[0].id) : (source.pbx ?? null);
  const site = pbxs.find((candidate) => candidate.id === pbx)?.site;
  const zone = (sites.find((candidate) => candidate.id === site) ?? sites[0]!).timeZone;
  return {
    kind: 'file', file: source.file ?? '', pbx,
    format: findings.orDefault(source.format, `${path}/format`, 'auto'),
    timeZone: findings.orDefault(source.timeZone, `${path}/timeZone`, zone),
    fingerprint: source.fingerprint ?? null, map: source.map ?? null, dateOrder: source.dateOrder ?? null,
  };
}

function syntheticFlow(row: SyntheticFile, index: number, read: QuantityReader, findings: Findings): SyntheticFlow {
  const path = `/demand/synthetic/${index}`;
  const inside = row.from !== 'pstn' && row.to !== 'pstn';
  const shape = findings.orDefault(row.holding.shape, `${path}/holding/shape`, 'exponential');
  return {
    id: findings.orDefault(row.id, `${path}/id`, String(index)),
    from: row.from, to: row.to,
    class: findings.orDefault(row.class, `${path}/class`, inside ? 'internal' : 'national'),
    number: row.number ?? null,
    erlangs: row.erlangs,
    holding: { meanSeconds: holdingMean(row.holding.mean, `${path}/holding/mean`, read, findings), shape, cv: holdingCv(row, shape, path, findings) },
    profile: profileWeights(row.profile, path, findings),
  };
}

function holdingMean(written: string, path: string, read: QuantityReader, findings: Findings): number {
  const seconds = readQuantity(read, written, 'time', path, findings);
  if (seconds === 0 && read(written, 'time') !== null) {
    findings.error('holding-zero', path, `${path} is "${written}", and calls of no length offer no traffic.`, 'Write the mean holding time, for example "180 s".');
  }
  return seconds;
}

function holdingCv(row: SyntheticFile, shape: SyntheticFlow['holding']['shape'], path: string, findings: Findings): number {
  const given = row.holding.cv;
  const place = `${path}/holding/cv`;
  const fallback = defaultCv[shape];
  // The shape itself fixes it: nothing was chosen, so nothing is recorded.
  if (shape === 'exponential' || shape === 'constant') {
    if (given !== undefined && given !== fallback) {
      findings.error('cv-of-shape', place, `${place} is ${given}, but ${shape} holding times have a coefficient of variation of ${fallback}.`, `Take "cv" out, or write "shape": "${given < 1 ? 'lognormal' : 'hyperexponential'}".`);
    }
    return fallback;
  }
  const cv = findings.orDefault(given, place, fallback);
  const tooSmall = shape === 'hyperexponential' ? cv < 1 : cv <= 0;
  if (tooSmall) findings.error('cv-of-shape', place, `${place} is ${cv}, but ${shape} holding times have a coefficient of variation ${shape === 'hyperexponential' ? 'of at least 1' : 'above 0'}.`, `Write a larger one, for example ${fallback}.`);
  return cv;
}

function profileWeights(given: SyntheticFile['profile'], path: string, findings: Findings): number[] {
  const profile = findings.orDefault(given, `${path}/profile`, 'constant');
  const weights = typeof profile === 'string' ? dayProfileOf(profile)!.weights : profile;
  const highest = Math.max(...weights);
  if (highest === 0) {
    findings.error('profile-zero', `${path}/profile`, `${path}/profile has no hour with a weight above 0.`, 'Write 24 weights of which at least one is above 0.');
    return [...weights];
  }
  return weights.map((weight) => weight / highest);
}

function asRange(given: number | [number, number] | undefined): Range | null {
  if (given === undefined) return null;
  return typeof given === 'number' ? [given, given] : [given[0], given[1]];
}

function timeRange(given: string | [string, string] | undefined, read: QuantityReader, findings: Findings): Range | null {
  const path = '/demand/assumptions/ringSeconds';
  if (given === undefined) return null;
  if (typeof given === 'string') return asRange(readQuantity(read, given, 'time', path, findings));
  return [readQuantity(read, given[0], 'time', `${path}/0`, findings), readQuantity(read, given[1], 'time', `${path}/1`, findings)];
}
