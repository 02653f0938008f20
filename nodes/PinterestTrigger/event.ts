import type { IDataObject } from 'n8n-workflow';

import type { Call, Caller } from '../shared/api/request';
import type { Values } from '../shared/rows/field';
import type { Operation } from '../shared/rows/operation';
import type { ListRules, News, Source, Thing } from './state/tick';

/** Something in a list of Pinterest's. */
export interface Found extends Thing {
	/** As Pinterest gives it. */
	object: IDataObject;
}

/** What a list is for an event: a request, and what its elements are known by. */
export interface List {
	call: Call;
	/** What an element is known by; several lists of an event must not mix theirs up. */
	keyOf: (object: IDataObject) => string;
	/** What counts as a change when it differs. Without it, only new elements count. */
	valueIn?: (object: IDataObject) => unknown;
	/** The elements in the answer of a list that has no pages. Without it the list has pages. */
	elementsOf?: (answer: unknown) => IDataObject[];
	/** An element as n8n is given it, where it needs something beside it. */
	show?: (object: IDataObject) => IDataObject;
}

/**
 * An event as a row of facts: the parameters, the lists it is seen in, and what of it counts.
 */
export interface TriggerEvent extends Pick<
	Operation,
	'value' | 'name' | 'description' | 'fields' | 'collections' | 'check' | 'simplify'
> {
	/** What to say when a manual run finds nothing to show: "There is no Pin yet". */
	nothing: string;
	/** The lists it is seen in, read one after the other. */
	lists: (caller: Caller, values: Values) => List[] | Promise<List[]>;
	/** Reads pages in another way than list by list. */
	source?: (caller: Caller, values: Values, lists: List[]) => Source<Found>;
	/** What it takes besides the lists to be the same watch: where it changes, the trigger begins anew. */
	measureOf?: (values: Values) => unknown;
	/** Whether an element fits the filters. */
	matches?: (found: Found, values: Values) => boolean;
	/** Whether what is new or changed is the event; without it everything is. */
	isEvent?: (news: News<Found>, values: Values) => boolean;
	/** What n8n is given, beside the element's own fields. */
	about?: (news: News<Found>, values: Values, caller: Caller) => IDataObject | Promise<IDataObject>;
	forgetsAbsent?: ListRules['forgetsAbsent'];
}

/** What an item of a change says of it. */
export function change(
	field: string,
	{ thing, old }: News<Found>,
	read: (value: string) => unknown = String,
): IDataObject {
	return {
		changed_field: field,
		old_value: (old === null ? null : read(old)) as string,
		new_value: read(thing.value) as string,
	};
}
