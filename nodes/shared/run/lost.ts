/** An answer that was lost is looked for: what a write has made is found at Pinterest by what it is the same by. */
import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { isLost } from '../api/errors';
import { asObject, asText } from '../api/json';
import { eachPage } from '../api/pages';
import { plural, promiseOf } from '../api/promise';
import type { Call, Caller } from '../api/request';
import { request } from '../api/request';
import { backoff } from '../api/retry';
import type { Run } from '../api/run';
import { CancelledError } from '../api/wait';
import { MOST_LOOKED_AT } from '../fields/existing';
import type { Values } from '../rows/field';
import type { Match } from '../rows/match';
import type { Choices, Matched, Wish } from './existing';
import { ifExistsOf, keyIn, wishOf } from './existing';

/** So often Pinterest is looked at, with a longer pause before each. */
const LOOKS = 4;

/** A write whose answer was lost. */
export interface Lost {
	caller: Caller;
	values: Values<Choices>;
	body: IDataObject;
}

/** What a write gave: its answer, or what was found in its place. */
export interface Written {
	body: unknown;
	isRecovered: boolean;
}

/**
 * Sends a write, and looks for what it has made where its answer was lost.
 *
 * @throws NodeApiError where it was refused, or was lost and is not found; then it says how often it was looked for
 */
export async function written(
	caller: Caller,
	matched: Matched,
	values: Values<Choices>,
	call: Call & { body?: unknown },
	isLast = false,
): Promise<Written> {
	const begun = Date.now();
	const sent = request(caller, call).then(({ body }): Written => {
		noteMade(caller.run, body);
		return { body, isRecovered: false };
	});
	return await sent.catch(async (error: unknown): Promise<Written> => {
		const { lostAnswers = 'say' } = values.local;
		if (!isLost(error) || lostAnswers === 'ignore') throw error;
		const lost = { caller, values, body: values.body };
		const { found, isSure } = await lookForLost(matched, [lost], begun);
		const there = found.get(lost);
		if (there) return { body: there, isRecovered: true };
		if (lostAnswers !== 'again' || isLast || !isSure) throw isSure ? notFound(matched, error) : error;
		return await written(caller, matched, values, call, true);
	});
}

/** Says in the list that a wish was looked for in what its write has made, or may have made. */
export async function noted(wish: Wish | undefined, writing: Promise<Written>): Promise<Written> {
	const made = await writing.catch((error: unknown) => {
		if (isLost(error)) wish?.shelf.doubt(wish.key);
		throw error;
	});
	wish?.shelf.put(wish.key, asObject(made.body));
	return made;
}

/** Remembers what the run has made. */
export function noteMade({ made }: Run, answer: unknown): void {
	const id = typeof answer === 'object' && answer !== null && 'id' in answer ? asText(answer.id) : undefined;
	if (id !== undefined) made.add(id);
}

/** Adds to the error of a lost write that it was looked for. */
export function notFound({ request: name }: Matched, error: unknown): unknown {
	if (!(error instanceof NodeApiError)) return error;
	const noun = promiseOf(name).of;
	error.description = `Pinterest’s list of ${plural(noun)} was read ${LOOKS} times since, and no such ${noun} is in it, so the request was most likely not executed. Run the item again, with "If It Already Exists" set to use the existing one where that is offered; the option "If the Response Is Lost" can send it again by itself.`;
	error.context.lookedFor = LOOKS;
	return error;
}

/**
 * Looks for what some writes have made, a few times with growing pauses, as long as the run lets a request wait.
 *
 * @param begun when their request began, by the clock of this machine
 * @returns what was found, each thing once, and whether the rest is surely not there
 */
export async function lookForLost<Of extends Lost>(
	matched: Matched,
	lost: readonly Of[],
	begun: number,
): Promise<{ found: Map<Of, IDataObject>; isSure: boolean }> {
	const found = new Map<Of, IDataObject>();
	const wishes = lost.flatMap((one) => wishFor(matched, one));
	const [first] = lost;
	if (!first || wishes.length === 0) return { found, isSure: false };
	let isSure = wishes.length === lost.length;
	const { run } = first.caller;
	let left = run.maximumWaitMs;
	for (let at = 1; at <= LOOKS; at++) {
		const pause = Math.min(left, backoff(at));
		left -= pause;
		const look = run.gate.pause(pause).then(async () => await lookOnce(matched, wishes, found, begun));
		const isWhole = await look.catch((error: unknown) => {
			if (error instanceof CancelledError) throw error;
			// That Pinterest can't be looked at is no news beside what was lost.
			return undefined;
		});
		if (isWhole === undefined) return { found, isSure: false };
		isSure &&= isWhole;
		if (found.size === wishes.length) break;
	}
	return { found, isSure };
}

interface LostWish<Of extends Lost> {
	of: Of;
	wish: Wish;
}

/** What is known by nothing can't be found. */
function wishFor<Of extends Lost>(matched: Matched, of: Of): Array<LostWish<Of>> {
	try {
		const wish = wishOf(of.caller, matched, of.values, of.body);
		return wish ? [{ of, wish }] : [];
	} catch {
		return [];
	}
}

/** @returns whether all was seen that could be it */
async function lookOnce<Of extends Lost>(
	matched: Matched,
	wishes: ReadonlyArray<LostWish<Of>>,
	found: Map<Of, IDataObject>,
	begun: number,
): Promise<boolean> {
	let isWhole = true;
	const lists = new Map<string, Array<LostWish<Of>>>();
	for (const one of wishes.filter(({ of }) => !found.has(of))) {
		const list = JSON.stringify(one.wish.call);
		lists.set(list, [...(lists.get(list) ?? []), one]);
	}
	for (const some of lists.values()) {
		const [{ of, wish }] = some as [LostWish<Of>];
		const { run } = of.caller;
		const most = of.values.local.maximumCompared ?? MOST_LOOKED_AT;
		const seen = await madeSince(of.caller, matched.match, wish.call, begun, most);
		isWhole &&= !seen.isCut;
		// What has no time can be older, unless it was looked for before.
		const isNew = ifExistsOf(matched, of.values) !== undefined;
		for (const one of some) {
			const hit = seen.fresh.find(
				(object) =>
					keyIn(object, one.wish.same, matched.match) === one.wish.key && !run.made.has(asText(object.id) ?? ''),
			);
			if (!hit) continue;
			// Without its id it is of no use, and yet it is there.
			if (asText(hit.id) === undefined || (!isNew && madeAt(hit) === undefined)) isWhole = false;
			else {
				noteMade(run, hit);
				found.set(one.of, hit);
			}
		}
	}
	return isWhole;
}

/** What a list has that was made since a time, or whose time it does not tell; cut where it goes on beyond what is looked at. */
async function madeSince(
	{ context, run }: Caller,
	{ each = (one) => [one], isWhole, isNewestFirst }: Match,
	call: Call,
	begun: number,
	most: number,
): Promise<{ fresh: IDataObject[]; isCut: boolean }> {
	const fresh: IDataObject[] = [];
	let count = 0;
	const options = { sizeName: isWhole ? null : undefined, unbounded: true };
	for await (const { items, bookmark } of eachPage({ context, run }, call, options)) {
		// Pinterest tells whole seconds.
		const since = Math.floor((begun + run.clockAheadMs) / 1000) * 1000;
		const some = items.flatMap(each).filter((object) => (madeAt(object) ?? since) >= since);
		fresh.push(...some);
		count += items.length;
		if (isNewestFirst && items.length > 0 && some.length === 0) break;
		if (count >= most) return { fresh, isCut: bookmark !== undefined };
	}
	return { fresh, isCut: false };
}

/** When something was made, in milliseconds since 1970: Pinterest tells it as text, or in seconds. */
function madeAt({ created_at, created_time, created_timestamp }: IDataObject): number | undefined {
	const told = created_at ?? created_time ?? created_timestamp;
	if (typeof told === 'number') return told * 1000;
	if (typeof told !== 'string') return undefined;
	const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(told) ? told : `${told}Z`);
	return Number.isNaN(time) ? undefined : time;
}
