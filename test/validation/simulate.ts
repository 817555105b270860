/** Made one module by vitest.config.ts: thousands of replications in a row. */
export { simulate } from '../../models/study/simulate.ts';
