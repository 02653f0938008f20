/** Random faults of all kinds that the matrix knows, at a share of all requests. */
import { ANSWERS } from '../../nodes/shared/api/answers';
import type { Promised } from '../../nodes/shared/api/promised';
import { FAULTS } from '../matrix/faults';
import { canStrike } from '../matrix/matrix';
import type { Fault, SimulatedPinterest } from '../pinterest';

export interface Strikes {
	requests: number;
	/** How often each fault came, by its name. */
	struck: Map<string, number>;
	/** Requests that were refused because a limit was used up. */
	overLimit: number;
}

/** What Pinterest says for days stops more than one piece of work, which would be no soak any more. */
const FOR_DAYS = /for days|without sense/;

/**
 * From now on a share of the requests goes wrong, and all are counted.
 *
 * @param random a number from 0 up to 1
 */
export function strike(pinterest: SimulatedPinterest, share: number, random: () => number): Strikes {
	const seen: Strikes = { requests: 0, struck: new Map(), overLimit: 0 };
	const faults = FAULTS.filter(({ name }) => !FOR_DAYS.test(name));
	pinterest.faults.take = ({ method, route, path }): Fault | undefined => {
		seen.requests++;
		if (path.startsWith('/oauth/') || random() >= share) return undefined;
		const promised = (ANSWERS as Partial<Record<string, Promised>>)[`${method} ${route}`];
		const isRead = method === 'GET';
		const fits = faults.filter((fault) =>
			canStrike(fault, { isRead, promised, isPage: isRead && promised?.list !== undefined }, { isRepeatable: isRead }),
		);
		const { name, fault } = fits[Math.floor(random() * fits.length)];
		seen.struck.set(name, (seen.struck.get(name) ?? 0) + 1);
		return fault;
	};
	const { limits } = pinterest;
	const count = limits.count.bind(limits);
	limits.count = (...args) => {
		try {
			return count(...args);
		} catch (error) {
			seen.overLimit++;
			throw error;
		}
	};
	return seen;
}
