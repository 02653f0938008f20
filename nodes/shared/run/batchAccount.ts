/** What became of the elements of a batched write, told item by item, and as a whole where the run ends. */
import { NodeApiError } from 'n8n-workflow';

import type { Batch } from '../rows/batch';
import type { ReadItem } from '../rows/operation';
import type { Entry } from './account';
import { withAccount } from './account';
import type { Element } from './batchParts';

/** Gives each item its results, or the first of its errors with the results beside it. */
export function giveBack(batch: Batch, all: Element[], items: ReadItem[], isContinuing: boolean): void {
	if (!isContinuing) {
		for (const { item, outcome } of all) {
			if (!outcome || !('error' in outcome)) continue;
			const { error } = outcome;
			return item.fail(items.length > 1 || all.length > 1 ? withAccount(error, all.map(entryOf), batch) : error);
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

function entryOf({ item, outcome }: Element): Entry {
	const at = item.caller.itemIndex;
	if (!outcome) return { item: at, fate: 'notSent' };
	if ('result' in outcome) return { item: at, fate: 'written', result: outcome.result };
	return { item: at, fate: outcome.unknown ? 'unknown' : 'refused' };
}
