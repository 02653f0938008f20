/** Answers to batches are taken to be in the order of their elements, unless what they hold says otherwise. */
import type { IDataObject } from 'n8n-workflow';

import { asText } from '../api/json';
import type { ElementOutcome } from '../rows/batch';
import { UNANSWERED } from './outcomes';

/**
 * Puts the outcomes of a batch where they belong. Pinterest answers in the order of the elements; where what was written names itself
 * as another element, by the id that was sent or by a name that only one of them has, that is what counts. Of elements that are then left
 * without an outcome, and of refusals that name none, it is only known which is which where one is left.
 *
 * @param idName what the id of an element is called
 */
export function inPlace(elements: readonly IDataObject[], outcomes: ElementOutcome[], idName = 'id'): ElementOutcome[] {
	if (outcomes.length !== elements.length) return outcomes;
	const byId = keyed(elements, idName);
	if (byId) return byKey(elements, outcomes, byId, true);
	const byName = keyed(elements, 'name');
	const placed = byName ? byKey(elements, outcomes, byName, false) : outcomes;
	return withoutTwins(elements, placed, idName);
}

interface Key {
	name: string;
	/** The place of each element. */
	places: ReadonlyMap<string, number>;
}

/** By a text that each element has and no two share. */
function keyed(elements: readonly IDataObject[], name: string): Key | undefined {
	const places = new Map<string, number>();
	for (const [at, element] of elements.entries()) {
		const key = asText(element[name]);
		if (!key || places.has(key)) return undefined;
		places.set(key, at);
	}
	return { name, places };
}

/** @param isSure whether what was written has just the key that was sent: Pinterest may write a name in its own way, and no id */
function byKey(
	elements: readonly IDataObject[],
	outcomes: ElementOutcome[],
	{ name, places }: Key,
	isSure: boolean,
): ElementOutcome[] {
	const keyOf = (outcome: ElementOutcome) => ('data' in outcome ? asText(outcome.data[name]) : undefined);
	const isElsewhere = (outcome: ElementOutcome, at: number) => {
		const key = keyOf(outcome);
		if (!key) return false;
		const place = places.get(key);
		return place === undefined ? isSure : place !== at;
	};
	if (!outcomes.some(isElsewhere)) return outcomes;
	const placed: ElementOutcome[] = [];
	const rest: ElementOutcome[] = [];
	for (const outcome of outcomes) {
		const key = keyOf(outcome);
		const place = key === undefined ? undefined : places.get(key);
		if (place !== undefined && !placed[place]) placed[place] = outcome;
		// What names something that nobody asked for is nobody's.
		else if (key === undefined || !isSure) rest.push(outcome);
	}
	const open = elements.filter((_, at) => !placed[at]).length;
	const only = open === 1 && rest.length === 1 ? rest[0] : undefined;
	return elements.map((_, at) => placed[at] ?? only ?? UNANSWERED);
}

/** Two elements that differ are not made into one thing: of the later ones it is not known what became of them. */
function withoutTwins(elements: readonly IDataObject[], outcomes: ElementOutcome[], idName: string): ElementOutcome[] {
	const first = new Map<string, number>();
	return outcomes.map((outcome, at) => {
		const id = 'data' in outcome ? asText(outcome.data[idName]) : undefined;
		if (!id) return outcome;
		const earlier = first.get(id);
		if (earlier === undefined) first.set(id, at);
		const isTwin = earlier !== undefined && JSON.stringify(elements[earlier]) !== JSON.stringify(elements[at]);
		return isTwin ? UNANSWERED : outcome;
	});
}
