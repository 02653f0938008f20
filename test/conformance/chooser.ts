/**
 * Chooses among alternatives so that each has its turn: the one used least comes next, and a seed decides between equals. The
 * same seed gives the same run.
 */
export class Chooser {
	private readonly uses = new Map<string, Map<string, number>>();
	private state: number;
	private fresh = 0;
	private picked: Array<{ uses: Map<string, number>; name: string }> = [];

	constructor(seed: number) {
		this.state = seed >>> 0 || 1;
	}

	/** @param key what the choice is about; turns are counted for each key */
	pick<T>(key: string, alternatives: readonly T[]): T {
		if (alternatives.length === 0) throw new Error(`Nothing to choose from for ${key}`);
		let uses = this.uses.get(key);
		if (!uses) this.uses.set(key, (uses = new Map<string, number>()));
		const names = alternatives.map((one) => nameOf(one));
		for (const name of names) if (!uses.has(name)) uses.set(name, 0);
		const counts = names.map((name) => uses.get(name) ?? 0);
		const least = Math.min(...counts);
		const candidates = counts.flatMap((count, index) => (count === least ? [index] : []));
		const chosen = candidates[this.below(candidates.length)];
		if (least === 0) this.fresh++;
		uses.set(names[chosen], least + 1);
		this.picked.push({ uses, name: names[chosen] });
		return alternatives[chosen];
	}

	/** What is chosen from here on can be taken back. */
	mark(): void {
		this.picked = [];
	}

	/** What was chosen since the mark came to nothing: it has not had its turn. */
	takeBack(): void {
		for (const { uses, name } of this.picked) {
			const count = (uses.get(name) ?? 1) - 1;
			uses.set(name, count);
			if (count === 0) this.fresh--;
		}
		this.picked = [];
	}

	/** How many alternatives were chosen for the first time since the last call. */
	takeFresh(): number {
		const fresh = this.fresh;
		this.fresh = 0;
		return fresh;
	}

	/** How many alternatives have not had their turn, among the choices whose keys begin so. */
	pending(prefix: string): number {
		const uses = [...this.uses].filter(([key]) => key.startsWith(prefix));
		return uses.reduce((sum, [, counts]) => sum + [...counts.values()].filter((count) => count === 0).length, 0);
	}

	/** Gives every alternative another turn, among the choices whose keys begin so. */
	again(prefix: string): void {
		for (const [key, uses] of this.uses) {
			if (key.startsWith(prefix)) for (const name of uses.keys()) uses.set(name, 0);
		}
	}

	/** A whole number from 0 to `bound` - 1. */
	below(bound: number): number {
		// mulberry32
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
	}
}

function nameOf(value: unknown): string {
	return JSON.stringify(value) ?? '';
}
