import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { median, outcomeOf } from './contest.mjs';
import { engineSource, importOf } from './engines.mjs';

const CALLS = [125_000, 500_000, 2_000_000];
const REPLICATIONS = [5, 20, 80];
const CALLS_OF_REPLICATION = 50_000;
const RUNS = 3;

/** Memory of a run by the number of its calls, and of a process by the number of replications that it ran. */
export async function measureMemory({ folder, engines }) {
  for (const [i, engine] of engines.entries()) {
    const name = `memory-${i}`;
    await bundle({ [name]: source(engine) }, folder);
    const measure = async (what, ...numbers) => {
      const bytes = [];
      for (let n = 0; n < RUNS; n++) bytes.push((await outcomeOf([process.execPath, '--expose-gc', join(folder, `${name}.mjs`), what, ...numbers.map(String)])).bytes);
      return median(bytes) / 1e6;
    };
    console.log(`\nMemory, ${engine.name}`);
    for (const calls of CALLS) console.log(`  one run of ${calls} calls: ${(await measure('memoryOfRun', calls)).toFixed(1)} MB beside its arrivals (${((calls * 28) / 1e6).toFixed(1)} MB)`);
    for (const replications of REPLICATIONS) {
      const highest = await measure('memoryOfReplications', CALLS_OF_REPLICATION, replications);
      console.log(`  ${replications} replications of ${CALLS_OF_REPLICATION} calls, ${replications * CALLS_OF_REPLICATION} in all: ${highest.toFixed(0)} MB of the process`);
    }
  }
}

function source(engine) {
  return `${engineSource(engine)}${importOf('memoryOfRun, memoryOfReplications', 'memory-of-runs.ts')}const memory = { memoryOfRun, memoryOfReplications };
const [what, ...numbers] = process.argv.slice(2);
process.stdout.write(JSON.stringify({ bytes: memory[what](startRun, ...numbers.map(Number)) }));
`;
}
