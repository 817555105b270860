import { spawn } from 'node:child_process';

/** Relative difference of sums that is put down to the order of summation. */
const SUMMATION = 1e-9;

/**
 * Lets contestants run the same files, one after the other and round after round, each in a process of its own.
 * @param {{ name: string, command: string[] }[]} contestants
 * @param {string[]} files
 * @param {number} rounds
 * @param {'seconds' | 'processorSeconds'} clock Which times count.
 * @returns {Promise<Record<string, { seconds: number[], outcome: object }>>} By name: the median time of each round, and what was counted.
 * @throws Error when two contestants counted differently
 */
export async function contest(contestants, files, rounds, clock) {
  const results = Object.fromEntries(contestants.map(({ name }) => [name, { seconds: [], outcome: null }]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, command } of contestants) {
      const outcome = await outcomeOf([...command, ...files]);
      results[name].seconds.push(median(outcome[clock]));
      results[name].outcome = outcome;
    }
  }
  const [first, ...others] = contestants;
  for (const { name } of others) requireEqual(first.name, results[first.name].outcome, name, results[name].outcome);
  return results;
}

/** Runs a contestant and reads the outcome that it prints. */
export async function outcomeOf(command) {
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (text += piece));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${command[0]} ${command[1]} ended with ${code}.`);
  return JSON.parse(text);
}

/** Ratio of two contestants' times in each round: how many times faster the second is. */
export function ratios(results, slower, faster) {
  return results[slower].seconds.map((seconds, round) => seconds / results[faster].seconds[round]);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function requireEqual(nameA, a, nameB, b) {
  const differences = Object.keys(a.counts).filter((key) => key in b.counts && String(a.counts[key]) !== String(b.counts[key]));
  const measures = Object.keys(a.measures).filter((key) => key in b.measures && Math.abs(a.measures[key] - b.measures[key]) > SUMMATION * Math.abs(a.measures[key]));
  if (!('flows.blocked' in a.counts && 'flows.blocked' in b.counts)) throw new Error(`${nameA} or ${nameB} counted nothing.`);
  if (differences.length + measures.length === 0) return;
  const shown = [...differences.map((key) => `${key}: ${a.counts[key]} and ${b.counts[key]}`), ...measures.map((key) => `${key}: ${a.measures[key]} and ${b.measures[key]}`)];
  throw new Error(`${nameA} and ${nameB} counted differently. ${shown.slice(0, 5).join('; ')}`);
}
