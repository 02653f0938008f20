/** What an event of the polling trigger is: a row of facts, as operations are for the other nodes. */
import type { IDataObject } from 'n8n-workflow';

import { asText } from '../api/json';
import type { Call, Caller } from '../api/request';
import type { Field, Values } from '../rows/field';
import type { Locals } from '../rows/held';
import type { CollectionName, Operation } from '../rows/operation';
import type { ListRules, News, Source, Thing } from './state/tick';

/** An element of one of Pinterest's lists. */
export interface Found extends Thing {
	/** As Pinterest gives it. */
	object: IDataObject;
}

/** A list of Pinterest's that an event is seen in: its request, and what its elements are known by. */
export interface List {
	call: Call;
	/** What an element is known by, if it says so; several lists of an event must not mix theirs up. */
	keyOf: (object: IDataObject) => unknown;
	/** What counts as a change when it differs; undefined where an element does not say it. Without it, only new elements count. */
	valueIn?: (object: IDataObject) => unknown;
	/** The elements in the answer of a list that has no pages. Without it the list has pages. */
	elementsOf?: (answer: unknown) => IDataObject[];
	/** An element with what the workflow needs beside its own fields, such as the name of what it belongs to. */
	completed?: (object: IDataObject) => IDataObject;
}

/**
 * An event: its parameters, the lists it is seen in, and what of them starts the workflow.
 *
 * @typeParam Local the values of the parameters that stay in the node, by parameter name
 */
export interface TriggerEvent<Local = IDataObject> extends Pick<
	Operation,
	'value' | 'name' | 'description' | 'fields' | 'collections' | 'simplify'
> {
	/** Rules between parameters. Throws Error. */
	check?: (values: Values<Local>) => void;
	/** What to say when a run by hand finds nothing to show: "there is no Pin yet". */
	nothingToShow: string;
	/** The lists it is seen in, read one after the other. */
	lists: (caller: Caller, values: Values<Local>) => List[] | Promise<List[]>;
	/** Reads pages in another way than list by list. */
	source?: (caller: Caller, values: Values<Local>, lists: List[]) => Source<Found>;
	/** Parameters that decide what is watched without being part of a request: when they change, the trigger begins anew. */
	watchedBy?: (values: Values<Local>) => unknown;
	/** Whether an element fits the filters. */
	matches?: (found: Found, values: Values<Local>) => boolean;
	/** Whether what is new or changed starts the workflow; without it everything does. */
	isEvent?: (news: News<Found>, values: Values<Local>) => boolean;
	/** The fields that an item has beside those of the element. */
	fieldsOf?: (news: News<Found>, values: Values<Local>, caller: Caller) => IDataObject | Promise<IDataObject>;
	forgetsAbsent?: ListRules['forgetsAbsent'];
}

/** An event whose functions know the names and types of its parameters. */
export function triggerEvent<
	Own extends Field = never,
	Inside extends Partial<Record<CollectionName, Field>> = Record<never, never>,
>(
	event: TriggerEvent<Locals<Own | Exclude<Inside[keyof Inside], undefined>>> & {
		fields?: readonly Own[];
		collections?: { [Name in keyof Inside]: readonly Inside[Name][] };
	},
): TriggerEvent {
	return event as TriggerEvent;
}

/** A key out of several parts; undefined where one of them is missing, which is not known by the others then. */
export function keyOfParts(...parts: unknown[]): string | undefined {
	const texts = parts.map(asText);
	return texts.every(Boolean) ? texts.join(' ') : undefined;
}

/** The fields by which an item tells what has changed. */
export function changeOf(
	field: string,
	{ thing, old }: News<Found>,
	read: (value: string) => string | number = String,
): IDataObject {
	return { changed_field: field, old_value: old === null ? null : read(old), new_value: read(thing.value) };
}

/** Whether a value is among those chosen in a filter; none chosen means all. */
export function isOneOf(value: unknown, chosen: readonly string[] = []): boolean {
	return chosen.length === 0 || chosen.includes(String(value));
}
