import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../api/errors';
import { continuesOnFail, failedItem } from './items';
import type { Caller } from '../api/request';
import type { ElementOutcome } from '../rows/batch';

type ItemCaller = Caller & { itemIndex: number };

/** What became of one of the many things that an input item stands for, and which one it is. */
export interface NamedOutcome {
	about: IDataObject;
	outcome: ElementOutcome;
}

/** A thing that was refused, with its own facts beside. */
type Refused = IDataObject & { code?: number; message: string };

/** Most refusals that an error's message tells; its details have them all. */
const MOST_TOLD = 3;

/**
 * The results of an input item that stands for many things. With "continue on fail", each thing has its own item: what it is now, or
 * why it was refused, in the form that n8n sends to the error branch.
 *
 * @param noun what a person calls one of the things: "preview"
 * @param done what happened to those that were not refused: "deleted"
 * @param handle what the error's details say beside that: a request's id
 * @throws NodeApiError without "continue on fail", when one was refused; its details tell of all of them
 */
export function settled(
	caller: ItemCaller,
	told: NamedOutcome[],
	{ noun, done, handle = {} }: { noun: string; done: string; handle?: IDataObject },
): IDataObject[] {
	const refused = told.flatMap(({ about, outcome }) =>
		'refused' in outcome ? [{ ...about, ...outcome.refused } as Refused] : [],
	);
	if (refused.length === 0 || continuesOnFail(caller)) return outcomeItems(caller, told);
	const [only, ...rest] = told;
	if (only && 'refused' in only.outcome && rest.length === 0)
		throw refusal(caller, only.about, only.outcome.refused, handle);
	const others = told.flatMap(({ about, outcome }) => ('data' in outcome ? [{ ...about, id: outcome.data.id }] : []));
	const reasons = refused.slice(0, MOST_TOLD).map((one) => {
		const about = Object.entries(one).filter(([name]) => name !== 'message' && name !== 'code');
		return `${about.map(([, value]) => value).join(' ')}: ${one.message.replace(/[.\s]+$/, '')}`;
	});
	if (refused.length > MOST_TOLD) reasons.push('…');
	const message = `${refused.length} of ${told.length} ${noun}s were refused (${reasons.join('; ')})`;
	const advice = `The others are ${done}: don’t run this item again as it is. The details of this error tell of each; with "On Error" set to continue, each has an item of its own.`;
	const failure = { message, advice, details: { ...handle, refused, [done]: others } };
	throw apiError(caller.context.getNode(), failure, { itemIndex: caller.itemIndex });
}

/** An item for each of the things: what it is now, or its error. */
export function outcomeItems(caller: ItemCaller, told: NamedOutcome[]): IDataObject[] {
	return told.map(({ about, outcome }) => {
		if ('data' in outcome) return { ...about, ...outcome.data };
		return failedItem(refusal(caller, about, outcome.refused), caller.itemIndex).json;
	});
}

function refusal(
	{ context, itemIndex }: ItemCaller,
	about: IDataObject,
	{ code, message }: { code?: number; message: string },
	handle: IDataObject = {},
): Error {
	const advice = 'Correct what the message names and send just this one again.';
	return apiError(context.getNode(), { code, message, advice, details: { ...handle, ...about } }, { itemIndex });
}
