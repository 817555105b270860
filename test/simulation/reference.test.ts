import { engineLaws } from './engine-laws.ts';
import { featureOutcomes } from './feature-outcomes.ts';
import { orderOutcomes } from './order-outcomes.ts';
import { startReference } from './reference.ts';

featureOutcomes('reference', startReference);
orderOutcomes('reference', startReference);
engineLaws('reference', startReference, 25);
