import { createHmac } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { asList, isObject } from '../shared/api/json';

/** Static data is written with each delivery, so it must stay small; Pinterest repeats a delivery soon or not at all. */
const MOST_SEEN = 1000;
const LONGEST_ID = 64;

/** Where a lead says who it is, in the order in which it is believed. */
const ID_NAMES = ['lead_id', 'leadId', 'leadgen_id', 'id'];
const WRAPPERS = ['lead', 'data', 'lead_data', 'payload'];

/** The id of a lead; undefined where it names none. Its layout is not in the API description, so the usual names are looked at. */
export function leadIdOf(lead: IDataObject): string | undefined {
	for (const object of [lead, ...WRAPPERS.map((name) => lead[name])]) {
		if (!isObject(object)) continue;
		for (const name of ID_NAMES) {
			const id = object[name];
			// A number too long to be exact would stand for its neighbors as well.
			if ((typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isSafeInteger(id)))
				return String(id);
		}
	}
	return undefined;
}

/**
 * What a lead is remembered by: its id. One without an id, or with a very long one, is remembered by a digest that says nothing to
 * who has not the subscription's key, since a lead is personal data.
 */
function markOf(lead: IDataObject, key: Buffer): string {
	const id = leadIdOf(lead);
	if (id !== undefined && id.length <= LONGEST_ID) return id;
	return `digest:${createHmac('sha256', key)
		.update(id ?? JSON.stringify(lead))
		.digest('base64url')}`;
}

/** The marks of a delivery's leads. Without ids, two leads that say the same are two people's: they are told apart by their number. */
export function marksOf(leads: IDataObject[], key: Buffer): string[] {
	const counts = new Map<string, number>();
	return leads.map((lead) => {
		const mark = markOf(lead, key);
		const count = (counts.get(mark) ?? 0) + 1;
		counts.set(mark, count);
		return count > 1 && leadIdOf(lead) === undefined ? `${mark}#${count}` : mark;
	});
}

/** Those marks that are not remembered in the node's static data, each once. */
export function unseen(state: IDataObject, marks: string[]): Set<string> {
	const seen = new Set(seenIn(state));
	return new Set(marks.filter((mark) => !seen.has(mark)));
}

/**
 * Remembers marks in the node's static data, the latest thousand.
 *
 * n8n reads static data when a delivery comes and writes all of it when the execution was created. So this holds for a delivery that
 * is repeated later, unless several were handled at once: of these the one that is written last is remembered, and marks from
 * before them. A delivery that was refused counts too where Pinterest was asked for keys. No lead is lost by that, but a forgotten one that
 * is sent again comes twice.
 */
export function remember(state: IDataObject, marks: Iterable<string>): void {
	const fresh = unseen(state, [...marks]);
	if (fresh.size > 0) state.seen = [...seenIn(state), ...fresh].slice(-MOST_SEEN);
}

function seenIn(state: IDataObject): string[] {
	return asList(state.seen).filter((mark) => typeof mark === 'string');
}
