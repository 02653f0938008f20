import { checkBody, invalid } from '../../check';
import { Refusal, type Call, type JsonSchema, type Row } from '../../row';
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

/** How one list of a bulk request is carried out: by the operation that does the same for a few, so that the same rules hold. */
interface Step {
	/** Of one element. */
	schema: JsonSchema;
	work(call: Call, element: Element): Outcome[];
}

/** Lists in the order they are done in: what stands below needs what stands above. */
const steps: Record<'create' | 'update', Record<string, Step>> = {
	create: {
		campaigns: inBatch('campaigns/create'),
		ad_groups: inBatch('ad_groups/create'),
		ads: inBatch('ads/create'),
		...optional('catalog_product_groups', 'catalogs_product_groups/create'),
		product_groups: alone('product_group_promotions/create'),
		keywords: alone('keywords/create'),
		labels: alone('labels/create'),
		schedules: loosely('schedules/create'),
	},
	update: {
		campaigns: inBatch('campaigns/update'),
		ad_groups: inBatch('ad_groups/update'),
		ads: inBatch('ads/update'),
		...optional('catalog_product_groups', 'catalogs_product_groups/update', refuseWithoutId),
		product_groups: alone('product_group_promotions/update'),
		keywords: wrapped('keywords/update', 'keywords'),
		labels: { schema: labelSchema(), work: removeLabel },
		schedules: loosely('schedules/update'),
	},
};

export const upsertBody: JsonSchema = {
	type: 'object',
	properties: Object.fromEntries(
		Object.entries(steps).map(([what, lists]) => [
			what,
			{
				type: 'object',
				properties: Object.fromEntries(
					Object.entries(lists).map(([list, { schema }]) => [list, { type: 'array', items: schema }]),
				),
				additionalProperties: false,
			},
		]),
	),
	additionalProperties: false,
};

/** What is refused at once, before anything is taken in hand. */
export function checkUpsert({ update }: UpsertBody): void {
	for (const { value, status, parent_id: parent } of update?.labels ?? []) {
		if (value !== undefined) throw invalid('A label is not renamed in bulk.');
		if (status === undefined || parent === undefined)
			throw invalid("Body 'update.labels' needs 'status' and 'parent_id'.");
	}
}

/** Carries everything out and says for each entity what came of it. It failed where nothing went well. */
export function upsert(call: Call<object, UpsertBody>): BulkResult {
	const outcomes: Partial<Record<string, Record<string, Outcome[]>>> = {};
	let done = 0;
	let refused = 0;
	for (const [what, lists] of Object.entries(steps)) {
		const given = call.body[what as keyof UpsertBody];
		if (!given) continue;
		const found: Record<string, Outcome[]> = (outcomes[what] = {});
		for (const [list, step] of Object.entries(lists)) {
			if (!given[list]) continue;
			found[list] = given[list].flatMap((element) => attempt(step, call as Call, element));
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

function attempt(step: Step, call: Call, element: Element): Outcome[] {
	try {
		return step.work(call, element);
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

function rowOf(id: string): Row | undefined {
	return [...ads, ...adsExtras, ...catalogs].find((each) => each.id === id);
}

function operation(id: string): Row & { body: JsonSchema } {
	const found = rowOf(id);
	if (!found?.body) throw new Error(`No operation ${id} to do in bulk`);
	return found as Row & { body: JsonSchema };
}

/** An operation whose body is a list of elements. */
function inBatch(id: string): Step {
	const one = operation(id);
	return { schema: one.body.items as JsonSchema, work: (call, element) => carriedOut(one, call, [element]) };
}

/** An operation whose body is the element itself. */
function alone(id: string): Step {
	const one = operation(id);
	return { schema: one.body, work: (call, element) => carriedOut(one, call, element) };
}

/** An operation whose body has the list under a key. */
function wrapped(id: string, key: string): Step {
	const one = operation(id);
	const { items } = (one.body.properties as Record<string, { items: JsonSchema }>)[key];
	return { schema: items, work: (call, element) => carriedOut(one, call, { [key]: [element] }) };
}

/** Like `inBatch`, but the shape of an element is looked at only when its turn comes: no schema of bulk requests says it. */
function loosely(id: string): Step {
	const one = operation(id);
	return { schema: {}, work: (call, element) => carriedOut(one, call, checkBody(one, [element])) };
}

/** Only where the simulated Pinterest has the operation. */
function optional(list: string, id: string, work?: Step['work']): Record<string, Step> {
	return rowOf(id)?.body ? { [list]: { ...alone(id), ...(work && { work }) } } : {};
}

/** The elements of these updates bear no id, so nothing says what to change. */
function refuseWithoutId(): Outcome[] {
	throw invalid('A catalog product group is not updated in bulk: nothing says which one is meant.');
}

function labelSchema(): JsonSchema {
	return {
		type: 'object',
		properties: {
			id: { type: 'string' },
			status: { type: 'string', enum: ['ARCHIVED'] },
			value: { type: 'string', maxLength: 100 },
			parent_id: { type: 'string' },
		},
		required: ['id'],
		additionalProperties: false,
	};
}

/** Archiving a label in bulk takes it off the campaign. */
function removeLabel(call: Call, { id, parent_id: parent }: Element): Outcome[] {
	const path = { ...call.path, label_id: String(id) };
	return carriedOut(operation('labels/remove'), { ...call, path }, { entity_ids: [parent] });
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
