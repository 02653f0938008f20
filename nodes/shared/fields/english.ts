/**
 * Texts of the editor are English wherever n8n runs: so are their order and their numbers. That is written here rather than asked of
 * `Intl`, whose data takes 6 ms to load for each of the two when n8n starts.
 */

/** Puts options in alphabetical order. */
export function byName(one: { name: string }, other: { name: string }): number {
	return alphabetical(one.name, other.name);
}

/** Puts properties in alphabetical order. */
export function byDisplayName(one: { displayName: string }, other: { displayName: string }): number {
	return alphabetical(one.displayName, other.displayName);
}

/** A whole number with its thousands apart: 12,000. */
export function inEnglish(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function alphabetical(one: string, other: string): number {
	const [first, second] = [one.toLowerCase(), other.toLowerCase()];
	if (first === second) return 0;
	return first < second ? -1 : 1;
}
