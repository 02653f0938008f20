import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeOperationError, deepCopy } from 'n8n-workflow';

import { nodeError } from '../run/items';
import { asText } from '../api/json';
import type { Caller } from '../api/request';
import { startRun } from '../api/run';
import { compileOperation } from '../fields/compiled';
import { simplified } from '../run/call';
import { chosen, unknownFields } from '../run/form';
import type { Values } from '../rows/field';
import { readValues } from '../run/values';
import type { Found, List, TriggerEvent } from './event';
import { rowOf } from './properties';
import { pagesOf } from './source';
import type { News, Source, State } from './state/tick';
import { BOUNDS, isState, tick } from './state/tick';

/** The next tick comes soon, so a request need not wait for long. Seconds. */
const LONGEST_WAIT = 30;

/** How many things a run by hand shows at most. */
const SAMPLE_SIZE = 5;

/** The part of a tick's time that is used for reading; the rest is for what is under way, and for the items. */
const READING_SHARE = 0.6;

/** What n8n stores with the workflow between ticks. */
interface Stored {
	/** What is watched, as text: with other parameters, the trigger begins anew. */
	watch?: string;
	state?: State;
	/** How many ticks have ended. */
	ticks: number;
}

/** Everything one tick works with. */
interface Tick {
	caller: Caller;
	event: TriggerEvent;
	values: Values;
	lists: List[];
	source: Source<Found>;
}

/**
 * What happened since the last tick, or null.
 *
 * The first tick learns what is there and gives nothing, unless the option says otherwise. A tick that fails leaves everything as it
 * was, and n8n shows its error. A run by hand shows a few things that are there, and leaves everything as it is.
 *
 * @throws NodeApiError, NodeOperationError
 */
export async function poll(context: IPollFunctions, events: TriggerEvent[]): Promise<INodeExecutionData[][] | null> {
	try {
		const now = await startTick(context, events);
		return context.getMode() === 'manual' ? await sample(now) : await whatHappened(context, now);
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

async function startTick(context: IPollFunctions, events: TriggerEvent[]): Promise<Tick> {
	const chosen = context.getNodeParameter('event');
	const event = events.find(({ value }) => value === chosen);
	if (!event) throw new Error(`There is no event "${asText(chosen)}"`);
	const caller = { context, run: await startRun(context, undefined, { maximumWait: LONGEST_WAIT }) };
	const read = (name: string, fallback: unknown) => context.getNodeParameter(name, fallback);
	const values = await readValues(compileOperation('event', rowOf(event)), read, caller);
	const lists = await event.lists(caller, values);
	return { caller, event, values, lists, source: event.source?.(caller, values, lists) ?? pagesOf(caller, lists) };
}

async function whatHappened(context: IPollFunctions, now: Tick): Promise<INodeExecutionData[][] | null> {
	const { event, values } = now;
	const data = context.getWorkflowStaticData('node');
	const stored = storedIn(data);
	const watch = watchKeyOf(context, now);
	// A copy, since n8n's own can't be told from its changes.
	const before = stored.watch === watch && stored.state ? deepCopy(stored.state) : undefined;
	const { pagesPerTick, emitExisting } = values.local;
	const until = Date.now() + (context.getPollBudgetMs?.() ?? Infinity) * READING_SHARE;
	const { news, state } = await tick(
		before,
		now.source,
		{ givesExisting: emitExisting === true, forgetsAbsent: event.forgetsAbsent },
		{
			...BOUNDS,
			pages: typeof pagesPerTick === 'number' ? pagesPerTick : BOUNDS.pages,
			hasTime: () => Date.now() < until,
		},
	);
	const happened = news.filter((one) => fitsFilters(now, one) && (event.isEvent?.(one, values) ?? true));
	const items = await itemsOf(now, happened);
	// n8n begins a tick though the one before is not over. Whichever ends first gives out what both of them saw.
	if (storedIn(data).ticks !== stored.ticks) return null;
	Object.assign(data, { watch, state, ticks: stored.ticks + 1 } satisfies Stored);
	return items.length > 0 ? [items] : null;
}

function storedIn({ watch, state, ticks }: IDataObject): Stored {
	return {
		watch: asText(watch),
		state: isState(state) ? state : undefined,
		ticks: typeof ticks === 'number' ? ticks : 0,
	};
}

async function sample(now: Tick): Promise<INodeExecutionData[][]> {
	const { event, caller, source } = now;
	const shown = new Map<string, News<Found>>();
	let bookmark: string | undefined;
	for (let page = 0; page < BOUNDS.pages && shown.size < SAMPLE_SIZE && (page === 0 || bookmark); page++) {
		const read = await source(bookmark);
		for (const thing of read.things)
			if (fitsFilters(now, { thing, old: null })) shown.set(thing.key, { thing, old: null });
		bookmark = read.bookmark;
	}
	if (shown.size > 0) return [await itemsOf(now, [...shown.values()].slice(0, SAMPLE_SIZE))];
	throw new NodeOperationError(caller.context.getNode(), `Nothing to show: ${event.nothingToShow}`, {
		description:
			'A run by hand shows what is there now, so that you can build the workflow with it. Publish the workflow, and it runs when something happens.',
	});
}

function fitsFilters({ event, values }: Tick, { thing }: News<Found>): boolean {
	return event.matches?.(thing, values) ?? true;
}

async function itemsOf({ event, values, caller }: Tick, happened: Array<News<Found>>): Promise<INodeExecutionData[]> {
	const results = await Promise.all(
		happened.map(async (news): Promise<IDataObject> => {
			const object = simplified(event, values, news.thing.object);
			return { ...object, ...(await event.fieldsOf?.(news, values, caller)) };
		}),
	);
	// A published workflow must not stand still because of a field that only some have.
	const refusal = caller.context.getMode?.() === 'manual' ? unknownFields(results) : undefined;
	if (refusal) throw refusal;
	return results.map((result) => ({ json: chosen(result) }));
}

/** What is watched and for whom, as text. */
function watchKeyOf(context: IPollFunctions, { event, lists, values }: Tick): string {
	const credentials = Object.values(context.getNode().credentials ?? {}).map(({ id }) => id);
	const calls = lists.map(({ call: { request, ids, query } }): IDataObject => ({ request, ids, query }));
	return JSON.stringify([event.value, calls, event.watchedBy?.(values) ?? null, credentials]);
}
