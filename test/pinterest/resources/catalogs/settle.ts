import type { Call } from '../../row';
import { settleRuns } from './feedRuns';
import { settleBatches } from './itemBatches';

/** Lets everything that goes on in the background come as far as it is by now. Whoever reads items calls it first. */
export function settle({ world, settings }: Pick<Call, 'world' | 'settings'>): void {
	settleRuns(world, settings);
	settleBatches(world, settings);
}
