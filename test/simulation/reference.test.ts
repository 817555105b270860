import { featureOutcomes } from './feature-outcomes.ts';
import { startReference } from './reference.ts';

featureOutcomes('reference', startReference);
