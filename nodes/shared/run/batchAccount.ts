/** What became of the elements of a batched write, told item by item, and as a whole where the run ends. */
import { NodeApiError } from 'n8n-workflow';

import type { Batch } from '../rows/batch';
import type { ReadItem } from '../rows/operation';
import type { Element, Part } from './batchParts';

/** Gives each item its results, or the first of its errors with the results beside it. */
export function giveBack(batch: Batch, parts: Part[], items: ReadItem[], isContinuing: boolean): void {
	const all = parts.flatMap(({ elements }) => elements);
	if (!isContinuing) {
		for (const { item, outcome } of all) {
			if (!outcome || !('error' in outcome)) continue;
			const { error } = outcome;
			return item.fail(items.length > 1 || all.length > 1 ? withAccount(batch, error, all) : error);
		}
	}
	const byItem = new Map(items.map((item): [ReadItem, Element[]] => [item, []]));
	for (const element of all) byItem.get(element.item)?.push(element);
	for (const [item, elements] of byItem) {
		const results = elements.flatMap(({ outcome }) => (outcome && 'result' in outcome ? [outcome.result] : []));
		const errors = elements.flatMap(({ outcome }) => (outcome && 'error' in outcome ? [outcome.error] : []));
		if (errors.length > 0) item.fail(withOthers(errors), results);
		else item.succeed(results);
	}
}

/** The first of an item's errors, with the messages of all in its details where there are several. */
function withOthers([first, ...others]: unknown[]): unknown {
	if (others.length > 0 && first instanceof NodeApiError)
		first.context.errors = [first, ...others].map((error) => (error instanceof Error ? error.message : String(error)));
	return first;
}

/** Adds to an error that ends the run what became of everything else. */
function withAccount(batch: Batch, error: unknown, all: Element[]): unknown {
	const written = all.filter(({ outcome }) => outcome && 'result' in outcome);
	const unknown = all.filter(({ outcome }) => outcome && 'error' in outcome && outcome.unknown);
	const refused = all.filter(({ outcome }) => outcome && 'error' in outcome && !outcome.unknown);
	const rest = all.filter(({ outcome }) => outcome === undefined);
	const { done = 'written' } = batch;
	const account = [
		`Of ${all.length} ${batch.noun}s, ${written.length} ${written.length === 1 ? 'was' : 'were'} ${done}${ranges(written)}`,
		`${refused.length} refused${ranges(refused)}`,
		...(unknown.length > 0 ? [`${unknown.length} perhaps ${done}${ranges(unknown)}`] : []),
		`${rest.length} not sent${ranges(rest)}`,
	].join(', ');
	if (!(error instanceof NodeApiError)) return error;
	error.description = `${account}. ${error.description ?? ''}`;
	Object.assign(error.context, {
		written: written.map(({ item, outcome }) => ({
			item: item.caller.itemIndex,
			id: outcome && 'result' in outcome ? (outcome.result.id ?? outcome.result.event_id ?? null) : null,
		})),
		refused: itemsIn(refused),
		perhapsWritten: itemsIn(unknown),
		notSent: itemsIn(rest),
	});
	return error;
}

function itemsIn(elements: Element[]): number[] {
	return [...new Set(elements.map(({ item }) => item.caller.itemIndex))];
}

/** ` (items 0–29, 45)` */
function ranges(elements: Element[]): string {
	const items = itemsIn(elements).sort((a, b) => a - b);
	const found: Array<[number, number]> = [];
	for (const at of items) {
		const last = found.at(-1);
		if (last && last[1] === at - 1) last[1] = at;
		else found.push([at, at]);
	}
	const texts = found.slice(0, 12).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
	if (found.length > 12) texts.push('…');
	return texts.length === 0 ? '' : ` (item${items.length === 1 ? '' : 's'} ${texts.join(', ')})`;
}
