import type { SimulatedPinterest } from './index';

/** Sends what a row says and holds the answer against the schema of its status; gives the answer. */
export type Check = (
	id: string,
	ids: Record<string, string>,
	/** With its question mark, or ''. */
	query: string,
	body?: unknown,
) => Promise<Record<string, unknown>>;

/** Calls every row of a group at least once, every shape of its answers where they differ. */
export type Sample = (check: Check, pinterest: SimulatedPinterest) => Promise<void>;
