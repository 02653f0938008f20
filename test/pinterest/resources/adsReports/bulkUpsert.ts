import { invalid } from '../../check';
import { Refusal, type Call, type Row } from '../../row';
import { rows as ads } from '../ads';
import { exceptionOf, type Exception } from '../ads/shared';
import { rows as adsExtras } from '../adsExtras';
import { rows as catalogs } from '../catalogs';
import type { BulkResult } from './bulkStore';

type Element = Record<string, unknown>;
type Lists = Partial<Record<string, Element[]>>;

export interface UpsertBody {
	create?: Lists;
	update?: Lists;
}

/** What came of one entity. */
interface Outcome {
	data: Element | null;
	exceptions: Exception[];
}

/** How an element of a list is carried out: by the operation that does the same for a few, so that the same rules hold. */
type Work = (call: Call, element: Element) => Outcome[];

/** Lists in the order they are done in: what stands below needs what stands above. */
const steps: Record<'create' | 'update', Record<string, Work>> = {
	create: {
		campaigns: inBatch('POST /ad_accounts/{ad_account_id}/campaigns'),
		ad_groups: inBatch('POST /ad_accounts/{ad_account_id}/ad_groups'),
		ads: inBatch('POST /ad_accounts/{ad_account_id}/ads'),
		catalog_product_groups: alone('POST /catalogs/product_groups'),
		product_groups: alone('POST /ad_accounts/{ad_account_id}/product_group_promotions'),
		keywords: alone('POST /ad_accounts/{ad_account_id}/keywords'),
		labels: alone('POST /ad_accounts/{ad_account_id}/labels'),
		schedules: inBatch('POST /ad_accounts/{ad_account_id}/schedules'),
	},
	update: {
		campaigns: inBatch('PATCH /ad_accounts/{ad_account_id}/campaigns'),
		ad_groups: inBatch('PATCH /ad_accounts/{ad_account_id}/ad_groups'),
		ads: inBatch('PATCH /ad_accounts/{ad_account_id}/ads'),
		catalog_product_groups: refuseWithoutId,
		product_groups: alone('PATCH /ad_accounts/{ad_account_id}/product_group_promotions'),
		keywords: wrapped('PATCH /ad_accounts/{ad_account_id}/keywords', 'keywords'),
		labels: removeLabel,
		schedules: inBatch('PATCH /ad_accounts/{ad_account_id}/schedules'),
	},
};

/** Carries everything out and says for each entity what came of it. It failed where nothing went well. */
export function upsert(call: Call<object, UpsertBody>): BulkResult {
	const outcomes: Partial<Record<string, Record<string, Outcome[]>>> = {};
	let done = 0;
	let refused = 0;
	for (const [what, lists] of Object.entries(steps)) {
		const given = call.body[what as keyof UpsertBody];
		if (!given) continue;
		const found: Record<string, Outcome[]> = (outcomes[what] = {});
		for (const [list, work] of Object.entries(lists)) {
			if (!given[list]) continue;
			found[list] = given[list].flatMap((element) => attempt(work, call as Call, element));
			for (const { exceptions } of found[list])
				if (exceptions.length > 0) refused += 1;
				else done += 1;
		}
	}
	return {
		status: done === 0 && refused > 0 ? 'FAILED' : 'SUCCEEDED',
		file: (details) => JSON.stringify(details ? outcomes : briefly(outcomes)),
		contentType: 'application/json',
	};
}

function attempt(work: Work, call: Call, element: Element): Outcome[] {
	try {
		return work(call, element);
	} catch (error) {
		return [{ data: null, exceptions: [exceptionOf(error)] }];
	}
}

/** Without details: which went well, and their ids. */
function briefly(outcomes: object): unknown {
	return JSON.parse(
		JSON.stringify(outcomes, (_key, value: unknown) => {
			if (typeof value !== 'object' || value === null || !('exceptions' in value)) return value;
			const { data, exceptions } = value as Outcome;
			return { id: data?.id ?? null, status: exceptions.length === 0 ? 'SUCCEEDED' : 'FAILED' };
		}),
	);
}

function operation(key: string): Row {
	const found = [...ads, ...adsExtras, ...catalogs].find(({ method, path }) => `${method} ${path}` === key);
	if (!found) throw new Error(`No operation ${key} to do in bulk`);
	return found;
}

/** An operation whose body is a list of elements. */
function inBatch(key: string): Work {
	const one = operation(key);
	return (call, element) => carriedOut(one, call, [element]);
}

/** An operation whose body is the element itself. */
function alone(key: string): Work {
	const one = operation(key);
	return (call, element) => carriedOut(one, call, element);
}

/** An operation whose body has the list under a key. */
function wrapped(key: string, list: string): Work {
	const one = operation(key);
	return (call, element) => carriedOut(one, call, { [list]: [element] });
}

/** The elements of these updates bear no id, so nothing says what to change. */
function refuseWithoutId(): Outcome[] {
	throw invalid('A catalog product group is not updated in bulk: nothing says which one is meant.');
}

/** Archiving a label in bulk takes it off the campaign. */
function removeLabel(call: Call, { id, parent_id: parent }: Element): Outcome[] {
	const path = { ...call.path, label_id: String(id) };
	return carriedOut(
		operation('POST /ad_accounts/{ad_account_id}/labels/{label_id}/remove'),
		{ ...call, path },
		{ entity_ids: [parent] },
	);
}

/** Lets the operation of the few do it. */
function carriedOut(one: Row, call: Call, body: unknown): Outcome[] {
	const answer = one.answer({ ...call, query: {}, body }).body;
	return outcomesOf(answer as Record<string, unknown>);
}

/** The three ways operations write what came of each element, as one: `items` of data and exceptions, two lists, or the thing itself. */
function outcomesOf(answer: Record<string, unknown>): Outcome[] {
	const { items, errors, ...rest } = answer;
	if (Array.isArray(items)) {
		return (items as Array<{ data?: Element; exceptions?: Exception | Exception[] }>).map(({ data, exceptions }) => ({
			data: data ?? null,
			exceptions: exceptions === undefined ? [] : [exceptions].flat(),
		}));
	}
	if (!Array.isArray(errors)) return [{ data: answer, exceptions: [] }];
	const done = Object.values(rest)
		.filter((list) => Array.isArray(list))
		.flat() as Element[];
	const refused = errors as Array<{ data?: Element; error_messages?: string[] }>;
	return [
		...done.map((data) => ({ data, exceptions: [] })),
		...refused.map(({ data, error_messages: messages = [] }) => ({
			data: data ?? null,
			exceptions: messages.map((message) => exceptionOf(new Refusal(400, 1, message))),
		})),
	];
}
