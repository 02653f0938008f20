/**
 * Random histories of a list, looked at by the state machine as n8n would: each event exactly once. A failure names its seed;
 * `SEED=… npx jest state.test` runs just that history.
 */
import {
	type Bounds,
	LostBookmarkError,
	type ListRules,
	type News,
	type State,
	type Thing,
	tick,
} from '../../../../nodes/shared/trigger/state/tick';
import { randomFrom } from '../../../pinterest/random';
import { type Habits, History } from './history';

const RUNS = 700;
const first = process.env.SEED ?? String(Date.now());
const seeds = process.env.SEED ? [first] : Array.from({ length: RUNS }, (_, at) => `${first}-${at}`);
const MANY = { pages: 3, watched: 10_000, remembered: 20_000, firstPages: 10_000 };

interface Seen {
	news: Array<News<Thing>>;
	/** What was in the list when the trigger had looked for the first time. */
	atFirst: Map<string, string>;
	history: History;
	state?: State;
}

/** A list of any kind. Bookmarks that are things need an order that things keep. */
function anyHabits(seed: string, more: Partial<Habits>): Habits {
	const random = randomFrom(`habits ${seed}`);
	const pick = <T>(...from: T[]): T => from[Math.floor(random() * from.length)];
	const bookmarks = pick<Habits['bookmarks']>('thing', 'number');
	return {
		bookmarks,
		order:
			bookmarks === 'thing'
				? pick('newest first', 'oldest first')
				: pick('newest first', 'oldest first', 'by value', 'shuffled'),
		pageSize: pick(1, 2, 3, 5, 50),
		failing: pick(0, 0.02, 0.2),
		busy: pick(0, 0.3),
		edits: 0,
		least: 0,
		most: 30,
		...more,
	};
}

/** Looks at a list tick after tick while things happen to it, and in the end often enough to have seen all. */
async function live(seed: string, habits: Habits, manner: ListRules = {}, bounds: Bounds = MANY): Promise<Seen> {
	const random = randomFrom(`life ${seed}`);
	const history = new History(seed, habits);
	const seen: Seen = { news: [], atFirst: new Map(), history };
	let stored: string | undefined;
	const look = async () => {
		const isFirst = seen.state === undefined;
		const { busy } = habits;
		// What happens in the middle of the first look may count as there or as new.
		if (isFirst) habits.busy = 0;
		history.shuffles = isFirst ? 1 : Infinity;
		try {
			const { news, state } = await tick(seen.state, history.source(), manner, bounds);
			seen.state = JSON.parse(JSON.stringify(state)) as State;
			seen.news.push(...news);
			// n8n stores what a trigger keeps when it is published and when it starts the workflow.
			if (isFirst || news.length > 0) stored = JSON.stringify(state);
			if (isFirst) seen.atFirst = new Map(history.things.map(({ key, value }) => [key, value]));
		} catch (error) {
			if ((error as Error).message !== '429') throw error;
		} finally {
			habits.busy = busy;
		}
	};
	for (let ticks = 8 + history.upTo(12); ticks > 0; ticks--) {
		for (let events = history.upTo(4); events > 0; events--) history.happen();
		// Now and then n8n is started again, with what it has stored.
		if (random() < 0.1) seen.state = stored === undefined ? undefined : (JSON.parse(stored) as State);
		await look();
	}
	history.isStill = true;
	const pages = Math.ceil(Math.min(history.things.length, bounds.watched) / habits.pageSize) + 1;
	for (let ticks = 3 + 2 * Math.ceil(pages / (bounds.pages - 1)); ticks > 0; ticks--) await look();
	return seen;
}

/**
 * Fails with the seed of each history that is not as it should be.
 *
 * @param part of the seeds to try, where a history takes long
 */
async function inEach(check: (seed: string) => Promise<string[]>, part = 1): Promise<void> {
	const wrong: string[] = [];
	for (const seed of seeds.slice(0, Math.ceil(seeds.length * part))) {
		const problems = await check(seed).catch((error: Error) => [error.stack ?? error.message]);
		if (problems.length > 0) wrong.push(`SEED=${seed}: ${problems.slice(0, 3).join('; ')}`);
	}
	expect({ wrong: wrong.length, seeds: wrong.slice(0, 5) }).toEqual({ wrong: 0, seeds: [] });
}

/** Keys that came too often or not at all. */
function notOnce({ news, atFirst, history }: Seen): string[] {
	const counts = new Map<string, number>();
	for (const { thing } of news) counts.set(thing.key, (counts.get(thing.key) ?? 0) + 1);
	const present = new Set(history.things.map(({ key }) => key));
	return [...history.past.keys()].flatMap((key) => {
		const count = counts.get(key) ?? 0;
		if (atFirst.has(key)) return count === 0 ? [] : [`${key} was there at first, and came ${count} times`];
		if (count > 1) return [`${key} came ${count} times`];
		// What was gone before anybody looked can't come.
		return count === 0 && present.has(key) ? [`${key} never came`] : [];
	});
}

beforeAll(() => {
	process.stdout.write(`Seeds ${seeds[0]} to ${seeds[seeds.length - 1]}\n`);
});

test('what is new in a list comes exactly once, whatever its order, paging and failures', async () => {
	await inEach(async (seed) => notOnce(await live(seed, anyHabits(seed, {}))));
});

test('of a list longer than is watched, newest first, what is new comes once, and what moves up does not come', async () => {
	const bounds: Bounds = { pages: 3, watched: 40, remembered: 250, firstPages: 1000 };
	const habits = { order: 'newest first', bookmarks: 'thing', pageSize: 10, least: 60, most: 100 } as const;
	await inEach(async (seed) => notOnce(await live(seed, anyHabits(seed, habits), {}, bounds)), 1 / 3);
});

test('each change comes once, with the value before it, and the last value known is the one that is there', async () => {
	await inEach(async (seed) => {
		const { news, atFirst, history } = await live(seed, anyHabits(seed, { edits: 0.6 }));
		const known = new Map<string, string>(atFirst);
		const wrong = news.flatMap(({ thing: { key, value }, old }) => {
			const before = known.get(key) ?? null;
			known.set(key, value);
			if (old !== before) return [`${key} came as ${old} → ${value}, but was known as ${before}`];
			if (old === value) return [`${key} came without a change`];
			return history.past.get(key)?.includes(value) ? [] : [`${key} never was ${value}`];
		});
		const missed = history.things
			.filter(({ key, value }) => known.get(key) !== value)
			.map(({ key, value }) => `${key} is ${value}, but the last that came was ${known.get(key)}`);
		return [...wrong, ...missed];
	});
});

test('with "emit what is there" everything comes once, what was there at first too', async () => {
	await inEach(async (seed) => {
		const seen = await live(seed, anyHabits(seed, {}), { givesExisting: true });
		return notOnce({ ...seen, atFirst: new Map() });
	});
});

test('what leaves a list that forgets comes again when it comes back', async () => {
	await inEach(async (seed) => {
		const history = new History(seed, anyHabits(seed, { pageSize: 50, busy: 0, failing: 0.2 }));
		let state: State | undefined;
		let last: Set<string> | undefined;
		const wrong: string[] = [];
		for (let ticks = 15; ticks > 0; ticks--) {
			for (let events = history.upTo(4); events > 0; events--) history.happen();
			const result = await tick(state, history.source(), { forgetsAbsent: true }, MANY).catch(() => undefined);
			if (!result) continue;
			const now = history.things.map(({ key }) => key);
			const entered = last ? now.filter((key) => !last?.has(key)) : [];
			const came = result.news.map(({ thing }) => thing.key);
			if (came.sort().join() !== entered.sort().join())
				wrong.push(`${entered.join()} entered, and ${came.join()} came`);
			last = new Set(now);
			state = result.state;
		}
		return wrong;
	});
});

test('one look reads no more pages than it may, and what is kept stays within bounds', async () => {
	const bounds: Bounds = { pages: 4, watched: 50, remembered: 60, firstPages: 7 };
	const history = new History('long', {
		...anyHabits('long', {}),
		busy: 0,
		failing: 0,
		pageSize: 5,
		least: 500,
		most: 600,
	});
	let state: State | undefined;
	let sizes = 0;
	for (let ticks = 0; ticks < 40; ticks++) {
		for (let events = 20; events > 0; events--) history.happen();
		const source = history.source();
		let pages = 0;
		({ state } = await tick(
			state,
			async (bookmark) => {
				pages++;
				return await source(bookmark);
			},
			{},
			bounds,
		));
		expect(pages).toBeLessThanOrEqual(ticks === 0 ? bounds.firstPages : bounds.pages);
		sizes = Math.max(sizes, state.known.things.split(',').length);
	}
	expect(sizes).toBe(60);
});

test('a list that gives the same bookmark for ever is an error, and so is a bookmark refused in the look that got it', async () => {
	const page = { things: [], bookmark: 'again' };
	await expect(tick(undefined, async () => page)).rejects.toThrow('same bookmark twice');
	const refused = new LostBookmarkError(new Error('HTTP 400'));
	const source = async (bookmark?: string) => (bookmark ? Promise.reject(refused) : page);
	await expect(tick(undefined, source)).rejects.toThrow(refused.cause);
});
