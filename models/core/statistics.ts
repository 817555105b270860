export { clopperPearson } from './clopper-pearson.ts';
export { meanInterval, meanOf } from './mean-interval.ts';
export { equalLevels, pooled, pooledQuantile, sectionedQuantile, weightedQuantile, wholeLevels } from './quantile.ts';
export type { Distribution } from './quantile.ts';
export { ratioInterval } from './ratio-interval.ts';
