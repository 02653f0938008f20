/** The middle value; between the two middle ones where their number is even. */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How many times as much `ones` took as `others`: the median of each round's own ratio, so that what slows a whole round down
 * (another program, a hot processor) is on both sides of it.
 */
export function ratio(ones, others) {
	return median(ones.map((value, round) => value / others[round]));
}

/**
 * Measures several subjects in turn, A B C A B C …
 * @template T
 * @param {number} rounds
 * @param {Record<string, () => Promise<T>>} subjects
 * @param {(line: string) => void} log
 * @returns {Promise<Record<string, T[]>>} the measurements by subject, in order of the rounds
 */
export async function interleaved(rounds, subjects, log) {
	const measured = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
	for (let round = 1; round <= rounds; round += 1) {
		for (const [name, measure] of Object.entries(subjects)) {
			const one = await measure();
			measured[name].push(one);
			log(`  round ${round}: ${name}${one.milliseconds === undefined ? '' : `, ${Math.round(one.milliseconds)} ms`}`);
		}
	}
	return measured;
}
