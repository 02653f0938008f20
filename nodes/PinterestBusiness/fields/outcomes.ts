import type { IDataObject } from 'n8n-workflow';

import { redact } from '../../shared/api/errors';
import { asList, asObject, asObjects, asText, isObject } from '../../shared/api/json';
import type { Batch, ElementOutcome } from '../../shared/rows/batch';
import { UNANSWERED, matched } from '../../shared/run/outcomes';
import type { KeyedOutcome } from '../../shared/run/outcomes';
import { listedIn } from '../../shared/run/elements';

/** Why something was refused, as the answers of this part of the API say it. */
interface Exception {
	code?: unknown;
	message?: unknown;
}

type KeyOf = (element: IDataObject) => string;

/**
 * An answer that lists only what was done has no reasons (source: the API description of these lists). What it leaves out was most
 * likely refused, but nobody has said so.
 */
const LEFT_OUT: ElementOutcome = {
	refused: {
		message:
			'Pinterest does not list this one among what it did, and gives no reason, so it is not known whether it was done: check that it is there, and that the ids and the role or type belong together',
		details: { mayHaveBeenExecuted: true },
	},
};

const ID_ONLY: IDataObject = {};

/**
 * The outcomes in an answer that lists what was done and leaves out what was not.
 *
 * @param list where the answer has it: `items`; its elements are objects, or ids
 * @param done what is told of what the answer has, or of the element where it has the id only
 */
export const doneOnly =
	(list: string, keyOf: KeyOf, done: (element: IDataObject) => IDataObject = (one) => one) =>
	(answer: unknown, elements: IDataObject[]): ElementOutcome[] => {
		const given = asList(asObject(answer)[list]);
		const told = given
			.filter(isToldOf(elements.map(keyOf)))
			.map((one): KeyedOutcome =>
				isObject(one) ? { key: keyOf(one), outcome: { data: one } } : { key: asText(one), outcome: { data: ID_ONLY } },
			);
		// Of what stands there without saying anything, it is not known of which it would be.
		const leftOut = told.length < given.length ? UNANSWERED : LEFT_OUT;
		return matched(elements, keyOf, told, [], leftOut).map((outcome, at) => {
			if (!('data' in outcome)) return outcome;
			return { data: done(outcome.data === ID_ONLY ? (elements[at] ?? ID_ONLY) : outcome.data) };
		});
	};

/** Whether an element of an answer's list tells of one that was sent: an object with something in it, or the id of one. */
const isToldOf = (keys: string[]) => (one: unknown) =>
	isObject(one) ? Object.keys(one).length > 0 : keys.includes(asText(one) ?? '');

/** The outcomes in an answer that has what was done in one list, and `exceptions` with an id beside. */
export const doneAndExceptions =
	(list: string, keyOf: KeyOf, done: (one: unknown) => IDataObject) =>
	(answer: unknown, elements: IDataObject[]): ElementOutcome[] => {
		const { exceptions, [list]: given } = asObject(answer);
		const written = asList(given)
			.filter(isToldOf(elements.map(keyOf)))
			.map(done)
			.filter((data) => asText(data.id))
			.map((data): KeyedOutcome => ({ key: asText(data.id), outcome: { data } }));
		const refused = asObjects(exceptions).map((exception): KeyedOutcome => ({
			key: asText(exception.asset_group_id),
			outcome: refusal(exception),
		}));
		return matched(elements, keyOf, written, refused);
	};

/** The outcomes in `items`, each an invite or access, or an exception that says more or less clearly of what. */
export const itemsWithExceptions =
	(keyOf: KeyOf, keyOfDone: KeyOf = keyOf) =>
	(answer: unknown, elements: IDataObject[]): ElementOutcome[] => {
		const { done, exceptions } = itemsIn(answer);
		const written = done.map((data): KeyedOutcome => ({ key: keyOfDone(data), outcome: { data } }));
		const refused = exceptions.map((exception): KeyedOutcome => ({
			key: asText(exception.invite_id) ?? asText(exception.invite_or_request_id),
			outcome: refusal(exception),
		}));
		return matched(elements, keyOf, written, refused);
	};

/** The outcomes of what was done with invites, by their ids. */
export const byInvite = itemsWithExceptions(
	({ invite_id: id }) => asText(id) ?? '',
	({ id }) => asText(id) ?? '',
);

/** What an error says of the invite it is about. */
export function aboutInvite({ invite_id }: IDataObject): IDataObject {
	return { invite_id };
}

/**
 * The outcomes of people or businesses that were asked: `items` has the invites that were made, and an exception for each reason with all
 * those that were refused for it.
 *
 * @param nameOf who an element asks: a user name, an email address or an id
 */
export const invitesByName =
	(nameOf: KeyOf) =>
	(answer: unknown, elements: IDataObject[]): ElementOutcome[] => {
		const { done, exceptions } = itemsIn(answer);
		const names = elements.map(nameOf);
		const keyOf = (element: IDataObject) => nameOf(element).toLowerCase();
		const keys = new Set(elements.map(keyOf));
		const written = done.map((data): KeyedOutcome => {
			const { id, username, email } = asObject(data.user);
			const known = [email, username, id].map((one) => (asText(one) ?? '').toLowerCase());
			return { key: known.find((one) => keys.has(one)), outcome: { data } };
		});
		const refused = exceptions.flatMap((exception): KeyedOutcome[] => {
			const outcome = refusal(exception, names);
			const all = asList(exception.users_or_partner_ids);
			return all.length === 0 ? [{ outcome }] : all.map((name) => ({ key: asText(name)?.toLowerCase(), outcome }));
		});
		return matched(elements, keyOf, written, refused);
	};

/**
 * Accesses of members or partners to assets, gathered: given, or taken away.
 *
 * @param holder whose id stands beside the asset's
 */
export function accessesOf(holder: 'member_id' | 'partner_id') {
	const keyOf = ({ asset_id: asset, [holder]: id }: IDataObject) => `${asText(asset)} ${asText(id)}`;
	const gathered = {
		noun: 'access',
		wrap: (accesses: IDataObject[]) => ({ accesses }),
		about: ({ asset_id, [holder]: id }: IDataObject): IDataObject => ({ asset_id, [holder]: id }),
	};
	return {
		/** @param reading how the answer tells of each */
		given: (maxItems: number, reading: (keyOf: KeyOf) => Batch['outcomes']) => ({
			...gathered,
			maxItems,
			elements: listedIn('accesses'),
			outcomes: reading(keyOf),
		}),
		taken: (maxItems: number) => ({
			...gathered,
			maxItems,
			outcomes: doneOnly('items', keyOf, (access) => ({ deleted: true, ...access })),
		}),
	};
}

/** What was done, and why the rest was not; an exception that says nothing is none. */
function itemsIn(answer: unknown): { done: IDataObject[]; exceptions: IDataObject[] } {
	const items = asObjects(asObject(answer).items);
	const exceptionOf = ({ exception }: IDataObject) => asObject(exception);
	const isException = (item: IDataObject) => Object.values(exceptionOf(item)).some((one) => one !== null && one !== '');
	return {
		done: items
			.filter((item) => !isException(item))
			.map(({ invite, response }) => asObject(invite ?? response))
			.filter((done) => Object.keys(done).length > 0),
		exceptions: items.filter(isException).map(exceptionOf),
	};
}

/** Takes the addresses of people that were asked out of what Pinterest says. */
export function withoutAddresses(text: string, names: string[]): string {
	return redact(
		text,
		names.filter((name) => name.includes('@')),
	);
}

/** @param names who was asked, whose addresses are not told */
export function refusal({ code, message }: Exception, names: string[] = []): ElementOutcome {
	const told = withoutAddresses(asText(message) ?? '', names) || 'Pinterest gave no reason';
	return { refused: { code: typeof code === 'number' ? code : undefined, message: told } };
}
