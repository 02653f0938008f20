/** Create, unless it is there: what an item asks for is looked for at Pinterest first, where the item says so. */
import type { IDataObject } from 'n8n-workflow';

import { apiError, isLost, statusOf } from '../api/errors';
import { asObject, asText } from '../api/json';
import { plural, promiseOf, withArticle } from '../api/promise';
import type { Call, Caller } from '../api/request';
import { request } from '../api/request';
import type { Run, Shelf, Shelved } from '../api/run';
import { shelfOf } from '../api/shelf';
import { refuseFarAbove } from '../fields/money';
import type { IfExists, LostAnswers } from '../fields/existing';
import { MOST_LOOKED_AT, usualOf } from '../fields/existing';
import type { Values } from '../rows/field';
import type { Change, Match, Sameness } from '../rows/match';
import type { ItemCaller, Operation } from '../rows/operation';
import type { Result } from '../rows/result';
import { FileResult } from '../rows/result';
import { callOf, simplified } from './call';

/** An operation that can look whether what it makes is there. */
export type MatchedOperation = Operation & { match: Match };

/** The facts that looking takes. */
export type Matched = Pick<MatchedOperation, 'match' | 'request'>;

/** What an item says of a thing that may be there already. */
export interface Choices {
	ifExists?: IfExists;
	sameBy?: string;
	maximumCompared?: number;
	lostAnswers?: LostAnswers;
}

/** What is asked for, and where it is looked for. */
export interface Wish {
	body: IDataObject;
	/** What it is the same by. */
	key: string;
	/** The key and the list that it belongs to. */
	place: string;
	/** The list. */
	call: Call;
	shelf: Shelf;
	same: Sameness;
}

export type Outcome = 'created' | 'existing' | 'updated';

export function hasMatch(operation: Operation): operation is MatchedOperation {
	return operation.match !== undefined;
}

/** What an item wants to be done with one that is there; undefined where nobody has to look. */
export function ifExistsOf({ match }: Matched, { local }: Values<Choices>): Exclude<IfExists, 'another'> | undefined {
	const { ifExists = usualOf(match) }: Choices = local;
	return ifExists === 'another' || (match.refusesDoubles && ifExists === 'fail') ? undefined : ifExists;
}

/**
 * Where something is looked for, and by what.
 *
 * @returns undefined where the body lacks what its list would be found by
 * @throws Error where it has nothing to be known by
 */
export function wishOf(
	caller: Caller,
	{ request: name, match }: Matched,
	values: Values<Choices>,
	body: IDataObject,
): Wish | undefined {
	const within = match.within ? match.within(body, values) : values;
	if (!within) return undefined;
	const { sameBy, maximumCompared: most = MOST_LOOKED_AT }: Choices = values.local;
	const same = match.by.find(({ value }) => value === sameBy) ?? match.by[0];
	const keyOf = (object: IDataObject) => (match.ignores?.(object) ? undefined : keyIn(object, same, match));
	const key = keyIn(body, same, match);
	if (key === undefined)
		throw new Error(
			`There is nothing to know the ${promiseOf(name).of} by: ${same.name} is missing. Give it, or set "If It Already Exists" to another choice`,
		);
	const { ids, query } = within;
	const list = JSON.stringify([match.list, ids, query, same.value, most]);
	const call = { request: match.list, ids, query, repeated: match.repeated };
	const pages = match.isWhole ? { sizeName: null } : undefined;
	const shelf = shelfOf(caller, list, { call, pages, each: match.each, keyOf, most });
	return { body, key, place: `${list} ${key}`, call, shelf, same };
}

/** What an object is the same by; undefined where it has none of the names. */
export function keyIn(object: IDataObject, { names }: Sameness, { foldsCase }: Match): string | undefined {
	const values = names.map((name) => comparable(object[name]));
	if (values.every((value) => value === '')) return undefined;
	const key = JSON.stringify(values);
	return foldsCase ? key.toLowerCase() : key;
}

/** Pinterest cuts spaces off, and writes an address as browsers do. */
function comparable(value: unknown): string {
	const text = (asText(value) ?? '').normalize('NFC').trim();
	return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text).href : text;
}

/**
 * Makes something, unless it is there. Items of a run that ask for the same thing do so one after the other.
 *
 * @param make makes it
 * @returns the results, each with its outcome: created, existing or updated
 */
export async function unlessThere(
	caller: ItemCaller,
	operation: MatchedOperation,
	values: Values,
	make: () => Promise<Result[]>,
): Promise<Result[]> {
	const ifExists = ifExistsOf(operation, values);
	const wish = ifExists && wishOf(caller, operation, values, values.body);
	if (!wish) return await make();
	return await inTurn(caller.run, wish.place, async () => {
		const found = await wish.shelf.find(wish.key, caller.itemIndex);
		if (found) return [await whatIsThere(caller, operation, values, wish, found, ifExists)];
		const made = await make().catch(async (error: unknown) => {
			const double = await doubleOf(caller, operation, wish, error);
			if (isLost(error)) wish.shelf.doubt(wish.key);
			if (!double) throw error;
			return await whatIsThere(caller, operation, values, wish, double, ifExists);
		});
		if (!Array.isArray(made)) return [made];
		const [first] = made;
		if (first) wish.shelf.put(wish.key, jsonOf(first));
		return made.map((result) => withOutcome(result, 'created'));
	});
}

/** What is there of what an item asks for. */
export interface Looked {
	there?: IDataObject;
	/** Where it was looked for; undefined where nobody has to look. */
	wish?: Wish;
}

/**
 * Looks for what an item asks for, for an operation that then does something of its own with it.
 *
 * @throws NodeApiError where it is there, and the item is to fail then
 */
export async function lookFor(caller: ItemCaller, matched: Matched, values: Values<Choices>): Promise<Looked> {
	const ifExists = ifExistsOf(matched, values);
	const wish = ifExists && wishOf(caller, matched, values, values.body);
	const found = await wish?.shelf.find(wish.key, caller.itemIndex);
	if (wish && found && ifExists === 'fail') throw thereAlready(caller, matched, wish, found.object);
	return { there: found?.object, wish };
}

/** What Pinterest has refused a second one of: made since the list was read, or too far back in it. */
async function doubleOf(
	{ itemIndex }: ItemCaller,
	{ match }: MatchedOperation,
	{ shelf, key }: Wish,
	error: unknown,
): Promise<Shelved | undefined> {
	if (!match.refusesDoubles || statusOf(error) !== 409) return undefined;
	shelf.renew();
	return await shelf.find(key, itemIndex);
}

async function whatIsThere(
	caller: ItemCaller,
	operation: MatchedOperation,
	values: Values,
	wish: Wish,
	{ object, isResult }: Shelved,
	ifExists: Exclude<IfExists, 'another'>,
): Promise<Result> {
	if (ifExists === 'fail') throw thereAlready(caller, operation, wish, object);
	const changes = changesIn(operation, wish, object, ifExists, values);
	const { update } = operation.match;
	if (!update || !changes) return existing(operation, values, { object, isResult });
	const ids = { ...values.ids, [update.id]: object.id };
	const call = { ...callOf(operation, values), request: update.request, ids, body: changes };
	const changed = simplified(operation, values, asObject((await request(caller, call)).body));
	wish.shelf.put(wish.key, changed);
	return withOutcome(changed, 'updated');
}

/** The one that is there, as a result. */
export function existing(operation: MatchedOperation, values: Values, { object, isResult }: Shelved): IDataObject {
	const { redact = (one) => one } = operation;
	const result = { ...(isResult ? object : simplified(operation, values, redact(object))) };
	delete result.recovered;
	return { ...result, outcome: 'existing' };
}

/**
 * What is to be changed in the one that is there; undefined where nothing is.
 *
 * @throws Error where an amount would be far above the one that is there
 */
export function changesIn(
	{ match: { update } }: MatchedOperation,
	{ body }: Wish,
	object: IDataObject,
	ifExists: IfExists,
	{ local }: Values,
): IDataObject | undefined {
	if (ifExists !== 'update' || !update) return undefined;
	const changes = changesOf(update, body, object);
	refuseFarAbove(changes, object, local.highestAmount);
	return Object.keys(changes).length === 0 ? undefined : (update.shape?.(changes, body) ?? changes);
}

/** What of a body is another than in the object that is there. */
function changesOf({ keeps }: Change, body: IDataObject, object: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(body).filter(
			([name, value]) => !keeps.includes(name) && JSON.stringify(value) !== JSON.stringify(object[name]),
		),
	);
}

/** The error that says which one is there. */
export function thereAlready(
	{ context, run, itemIndex }: ItemCaller,
	{ request: name }: Matched,
	{ same }: Wish,
	{ id }: IDataObject,
): Error {
	const noun = promiseOf(name).of;
	const message = `There is ${withArticle(noun)} already that is the same by ${same.name}: ID ${asText(id) ?? 'unknown'}`;
	const advice = `Nothing was sent. Set "If It Already Exists" to use the existing one, or give another value: ${plural(noun)} are compared by ${same.name}.`;
	const failure = { message, advice, details: { existingId: asText(id) } };
	return apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}

/** Work on one and the same thing, one after the other. */
async function inTurn<Of>({ turns }: Run, place: string, work: () => Promise<Of>): Promise<Of> {
	const before = turns.get(place) ?? Promise.resolve();
	const mine = before.then(work);
	turns.set(
		place,
		mine.catch(() => undefined),
	);
	return await mine;
}

function jsonOf(result: Result): IDataObject {
	return result instanceof FileResult ? result.json : result;
}

export function withOutcome(result: Result, outcome: Outcome): Result {
	if (result instanceof FileResult) return new FileResult({ ...result.json, outcome }, result.binary);
	return { ...result, outcome };
}
