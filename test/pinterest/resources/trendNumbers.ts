export const ages = ['18-24', '25-34', '35-44', '45-49', '50-54', '55-64', '65+'] as const;

/** Numbers of this many weeks, up to `peak`, by the day each week ends; the last one is always the same. */
export function weekly(weeks: number, random: () => number, peak = 100): Record<string, number> {
	const last = Date.parse('2026-05-31');
	const heights = Array.from({ length: weeks }, random);
	const highest = Math.max(...heights);
	return Object.fromEntries(
		heights.map((height, at) => {
			const day = new Date(last - (weeks - 1 - at) * 7 * 24 * 3600 * 1000).toISOString().slice(0, 10);
			return [day, Math.round((height / highest) * peak)];
		}),
	);
}

/** How one whole is divided; nothing below 0.04, as Pinterest keeps small groups hidden. */
export function shares(names: readonly string[], random: () => number): Record<string, number> {
	const parts = names.map(() => 0.05 + random());
	const whole = parts.reduce((sum, part) => sum + part, 0);
	return Object.fromEntries(
		names.map((name, at) => [name, Math.max(0.04, Math.round((parts[at] / whole) * 100) / 100)]),
	);
}
