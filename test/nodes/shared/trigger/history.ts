import { LostBookmarkError, type Page, type Source, type Thing } from '../../../../nodes/shared/trigger/state/tick';
import { randomFrom } from '../../../pinterest/random';

/** What a list is like, and what happens to it. */
export interface Habits {
	/** `shuffled` is another order for each page. Where times are equal, the order differs from page to page. */
	order: 'newest first' | 'oldest first' | 'by value' | 'shuffled';
	/** Whether a bookmark is a thing to go on behind, or a number of things to leave out. */
	bookmarks: 'thing' | 'number';
	pageSize: number;
	/** How likely a page fails, and how likely a bookmark of an earlier look is refused. */
	failing: number;
	/** How likely something happens between two pages. */
	busy: number;
	/** How likely it is that an edit happens, and not something new or gone. */
	edits: number;
	/** The list never gets shorter than this, nor longer than that. */
	least: number;
	most: number;
}

interface Made extends Thing {
	number: number;
	time: number;
}

const VALUES = ['good', 'fair', 'bad'];

/** A list at some service, with a history that follows from its seed. */
export class History {
	things: Made[] = [];
	/** Every value that a key ever had, in order; null is that it was gone. */
	readonly past = new Map<string, Array<string | null>>();
	/** From now on nothing happens and nothing fails. */
	isStill = false;
	/** How often the order may change; a list that never lasts for a moment can't be learned. */
	shuffles = Infinity;
	private salt = 0;
	private readonly random: () => number;
	private time = 0;
	private made = 0;
	private looks = 0;

	constructor(
		seed: string,
		readonly habits: Habits,
	) {
		this.random = randomFrom(seed);
		const { least, most } = habits;
		for (let left = least + this.upTo(most - least); left > 0; left--) this.create();
	}

	upTo(most: number): number {
		return Math.floor(this.random() * (most + 1));
	}

	happen(): void {
		const { edits, least, most } = this.habits;
		const isRoom = this.things.length < most;
		const isMuch = this.things.length > least;
		if (this.random() < edits && this.things.length > 0) this.edit();
		else if (isRoom && (!isMuch || this.random() < 0.6)) this.create();
		else if (isMuch) this.remove();
	}

	/** The list as one look reads it, page by page. */
	source(): Source<Thing> {
		const look = String(++this.looks);
		const { failing, busy, pageSize, bookmarks } = this.habits;
		return async (bookmark) => {
			await Promise.resolve();
			if (this.chance(failing)) throw new Error('429');
			if (this.chance(busy)) this.happen();
			const [from, place] = bookmark?.split(' ') ?? [look, ''];
			if (from !== look && this.chance(failing)) throw new LostBookmarkError(new Error('The bookmark is not valid'));
			const list = this.ordered();
			const rest =
				place === ''
					? list
					: bookmarks === 'number'
						? list.slice(Number(place))
						: list.filter(({ number }) => this.isBehind(number, Number(place)));
			const things = rest.slice(0, pageSize);
			const page: Page<Thing> = { things: things.map(({ key, value }) => ({ key, value })) };
			if (rest.length <= pageSize) return page;
			const next = bookmarks === 'number' ? Number(place) + pageSize : things[things.length - 1].number;
			return { ...page, bookmark: `${look} ${next}` };
		};
	}

	private edit(): void {
		const thing = this.pick(this.things);
		thing.value = this.pick(VALUES);
		this.record(thing.key, thing.value);
	}

	private create(): void {
		// Time often stands still, so that many things have the same.
		if (this.random() < 0.3) this.time++;
		const gone = [...this.past].filter(([, values]) => values.at(-1) === null);
		// Sometimes one that was there before comes back.
		const key = gone.length > 0 && this.random() < 0.1 ? this.pick(gone)[0] : `thing ${this.made}`;
		// Where nothing is edited, only being there counts.
		const value = this.habits.edits > 0 ? this.pick(VALUES) : '';
		this.things.push({ key, value, number: this.made++, time: this.time });
		this.record(key, value);
	}

	private remove(): void {
		const [{ key }] = this.things.splice(this.upTo(this.things.length - 1), 1);
		this.record(key, null);
	}

	private ordered(): Made[] {
		const { order, bookmarks } = this.habits;
		// They are kept in the order in which they were made.
		if (bookmarks === 'thing') return order === 'newest first' ? [...this.things].reverse() : this.things;
		if (!this.isStill && this.shuffles > 0 && this.random() < 0.5) {
			this.shuffles--;
			this.salt = this.random();
		}
		const jumble = (number: number) => (Math.sin(number + 1) * 1e4 * this.salt) % 1;
		const rankOf = (thing: Made): Array<number | string> => {
			if (order === 'shuffled') return [jumble(thing.number), thing.number];
			if (order === 'by value') return [thing.value, jumble(thing.number), thing.number];
			const sign = order === 'newest first' ? -1 : 1;
			return [sign * thing.time, jumble(thing.number), sign * thing.number];
		};
		const ranked = this.things.map((thing) => ({ thing, rank: rankOf(thing) }));
		ranked.sort((a, b) => {
			const at = a.rank.findIndex((one, place) => one !== b.rank[place]);
			return at < 0 ? 0 : a.rank[at] < b.rank[at] ? -1 : 1;
		});
		return ranked.map(({ thing }) => thing);
	}

	private isBehind(number: number, place: number): boolean {
		return this.habits.order === 'newest first' ? number < place : number > place;
	}

	private chance(likely: number): boolean {
		return !this.isStill && this.random() < likely;
	}

	private pick<T>(from: readonly T[]): T {
		return from[this.upTo(from.length - 1)];
	}

	private record(key: string, value: string | null): void {
		this.past.set(key, [...(this.past.get(key) ?? []), value]);
	}
}
