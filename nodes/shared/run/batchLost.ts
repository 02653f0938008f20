/** Elements of a batched write whose answer was lost are looked for, each by itself. */
import type { Values } from '../rows/field';
import { isMatchedBatch } from './batchExisting';
import type { BatchOperation, Element } from './batchParts';
import { simplified } from './call';
import type { Lost } from './lost';
import { lookForLost, notFound, noteMade } from './lost';

/**
 * Gives elements of which the answer was lost what is found of them at Pinterest.
 *
 * @param begun when their request began
 * @returns those that are surely not there, and are to be sent again by their items' choice
 */
export async function lookForUnanswered(
	operation: BatchOperation,
	elements: readonly Element[],
	begun: number,
): Promise<Element[]> {
	for (const { item, outcome } of elements)
		if (outcome && 'result' in outcome) noteMade(item.caller.run, outcome.result);
	if (!isMatchedBatch(operation)) return [];
	const lost = elements.flatMap((element): LostElement[] => {
		const { item, body, change, outcome } = element;
		const isUnknown = outcome && 'error' in outcome && outcome.unknown === true;
		if (!isUnknown || change || item.values.local.lostAnswers === 'ignore') return [];
		return [{ element, caller: item.caller, values: item.values, body }];
	});
	if (lost.length === 0) return [];
	const { found, isSure } = await lookForLost(operation, lost, begun);
	const { redact = (object) => object } = operation;
	const again: Element[] = [];
	for (const one of lost) {
		const { element, values } = one;
		const there = found.get(one);
		if (there) element.outcome = { result: { ...simplified(operation, values, redact(there)), recovered: true } };
		else if (isSure && values.local.lostAnswers === 'again') again.push(element);
		else if (isSure && element.outcome && 'error' in element.outcome)
			element.outcome = { error: notFound(operation, element.outcome.error), unknown: true };
	}
	return again;
}

interface LostElement extends Lost {
	element: Element;
	values: Values;
}
