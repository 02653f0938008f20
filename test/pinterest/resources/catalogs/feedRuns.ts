import type { Listed } from '../../paging';
import type { Settings } from '../../settings';
import { now, type World } from '../../world';
import { isDone, type Job } from '../adsReports/jobs';
import { linesOf, type FeedLine } from './feedFiles';
import { feedStore, type Feed } from './feedStore';
import { verified } from './itemBatches';
import { checkItem, type Issue } from './itemRules';
import { hasVideo, itemsIn, putItem, removeItem, type Place } from './itemStore';
import { catalogStore } from './shared';

/** One fetching of a feed, and what came of it. */
export interface FeedRun extends Listed, Job {
	id: string;
	feed_id: string;
	ownerId: string;
	status: 'PROCESSING' | 'COMPLETED' | 'FAILED';
	created_at: string;
	updated_at: string;
	counts: { original: number; ingested: number } | null;
	videos: number;
	/** Ingested products by availability, `IN_STOCK`. */
	info: Record<string, number>;
	/** What is wrong with the file as a whole. */
	fileErrors: Record<string, number>;
	fileWarnings: Record<string, number>;
	lines: LineIssues[];
	/** By which a file is known that did not change. */
	signature?: string;
}

export interface LineIssues {
	/** Place in the file, from 0. */
	item_number: number;
	item_id: string | null;
	errors: Issue[];
	warnings: Issue[];
}

export const runStore = (world: World) => world.store<FeedRun>('catalog processing result');

export function addRun(world: World, feed: Feed, at: string = now()): FeedRun {
	const seq = world.nextSeq();
	const run: FeedRun = {
		seq,
		id: world.newId('catalog processing result', seq),
		feed_id: feed.id,
		ownerId: feed.ownerId,
		status: 'PROCESSING',
		created_at: at,
		updated_at: at,
		counts: null,
		videos: 0,
		info: {},
		fileErrors: {},
		fileWarnings: {},
		lines: [],
		at: Date.now(),
		polls: 0,
	};
	runStore(world).set(run.id, run);
	return run;
}

/** Runs of a feed, oldest first. */
export function runsOf(world: World, feedId: string): FeedRun[] {
	return [...runStore(world).values()].filter((run) => run.feed_id === feedId);
}

/** Ends the runs whose time has come. */
export function settleRuns(world: World, settings: Settings): void {
	for (const run of runStore(world).values()) {
		const feed = feedStore(world).get(run.feed_id);
		if (!feed || run.status !== 'PROCESSING' || !isDone(run, settings)) continue;
		if (settings.processingOutcome === 'failed') fail(run, 'INTERNAL_SERVICE_ERROR');
		else carryOut(world, feed, run);
	}
}

/** Ends a run with what went wrong. */
export function fail(run: FeedRun, error: string, at = now()): void {
	Object.assign(run, { status: 'FAILED', updated_at: at, fileErrors: { [error]: 1 } });
}

/** Reads the feed's file, takes what can be used into the catalog, and away what is no longer in it. */
export function carryOut(world: World, feed: Feed, run: FeedRun, at: string = now()): void {
	const lines = linesOf(world, feed);
	if (lines.length === 0) return fail(run, 'FETCH_ERROR', at);
	const signature = JSON.stringify(lines);
	const last = runsOf(world, feed.id).findLast((each) => each.status === 'COMPLETED');
	Object.assign(run, { status: 'COMPLETED', updated_at: at, signature });
	if (last?.signature === signature) {
		const { counts, videos, info, lines: issues } = last;
		Object.assign(run, { counts, videos, info, lines: issues, fileWarnings: { FETCH_SAME_SIGNATURE: 1 } });
		return undefined;
	}
	const taken = new Set<string>();
	lines.forEach((line, number) => {
		const { errors, warnings } = takeLine(world, feed, line, taken, at);
		if (errors.length + warnings.length > 0)
			run.lines.push({ item_number: number, item_id: line.id === '' ? null : line.id, errors, warnings });
	});
	const kept = [];
	for (const item of itemsIn(world, feed.catalog_id, (each) => each.feed_id === feed.id)) {
		if (taken.has(item.id)) kept.push(item);
		else removeItem(world, placeOf(world, feed, item.country), item.id);
	}
	run.counts = { original: lines.length, ingested: taken.size };
	run.videos = kept.filter(hasVideo).length;
	if (feed.catalog_type !== 'RETAIL') return undefined;
	for (const { attributes } of kept) {
		const name = stockOf(attributes.availability);
		run.info[name] = (run.info[name] ?? 0) + 1;
	}
	return undefined;
}

function takeLine(world: World, feed: Feed, { id, attributes: given }: FeedLine, taken: Set<string>, at: string) {
	const stock = feed.default_availability?.toLowerCase().replaceAll('_', ' ');
	const attributes = { ...(stock !== undefined && { availability: stock }), ...given };
	const checked = checkItem(feed.catalog_type, attributes, verified(world, feed.ownerId));
	const about = (name: string, message: string): Issue => ({ name, attribute: 'item_id', given: id, message });
	if (id === '') checked.errors.push(about('ITEMID_MISSING', 'The item has no id.'));
	else if (taken.has(id)) checked.errors.push(about('DUPLICATE_PRODUCTS', `${id} stands in the file twice.`));
	if (checked.errors.length === 0) {
		const country = (given.address as { country?: string } | undefined)?.country;
		const from = { feedId: feed.id, at: Date.parse(at) };
		putItem(world, placeOf(world, feed, country), id, checked.attributes, from);
		taken.add(id);
	}
	return checked;
}

/** Hotels stand where they are; everything else in the feed's country. */
function placeOf(world: World, feed: Feed, country = 'US'): Place {
	const catalog = catalogStore(world).get(feed.catalog_id);
	if (!catalog) throw new Error(`The feed ${feed.id} has no catalog.`);
	return { catalog, country: feed.default_country ?? country, language: feed.default_locale };
}

/** `IN_STOCK` of "in stock". */
export function stockOf(availability: unknown): string {
	return String(availability).toUpperCase().replaceAll(' ', '_');
}

/** How often each issue of one kind stands in the file. */
export function countIssues(run: FeedRun, kind: 'errors' | 'warnings'): Record<string, number> {
	const counts: Record<string, number> = { ...(kind === 'errors' ? run.fileErrors : run.fileWarnings) };
	for (const { name } of run.lines.flatMap((line) => line[kind])) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}
