/** Every row against the facts of the API description, where the compiler does not look: bounds, and names that are made at run time. */
import { readFileSync } from 'node:fs';

import { CATEGORIES } from '../../../../nodes/shared/api/categories';
import { requestOf } from '../../../../nodes/shared/api/requestName';
import type { Field } from '../../../../nodes/shared/rows/field';
import type { Operation } from '../../../../nodes/shared/rows/operation';
import { ApiDescription, mended } from '../../../conformance/description';
import { FACTS } from '../../../facts';
import { BOUNDS, requestFacts, type Fact } from '../../../facts/requests';
import { rows } from './rows';

const api = new ApiDescription(mended(JSON.parse(readFileSync(FACTS, 'utf8')) as object));
describe.each([...rows])('the row %s', (_name, { operation }) => {
	const { method, path } = requestOf(operation.request);
	const described = api.named(method, path);
	if (!described) throw new Error(`${operation.request} is not described`);

	it('has the rate-limit category and the path ids of its request', () => {
		const ids = fieldsOf(operation).filter((field) => field.in === 'path');
		const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		expect(CATEGORIES[operation.request]).toBe(described.category);
		for (const { apiName } of ids) expect(inPath).toContain(apiName);
	});

	it('offers to clear what the description lets be null, and nothing else', () => {
		const { updateFields = [] } = operation.collections ?? {};
		if (!operation.request.startsWith('PATCH ') && operation.value !== 'update') return;
		// A list of the node's own stands for attributes that are numbered.
		const lists = updateFields.filter((field) => field.in === 'local').map(({ apiName }) => apiName);
		const named = updateFields.filter(({ takesAway }) => takesAway).flatMap(({ values = [] }) => values.map(String));
		const cleared = named.filter((apiName) => !lists.includes(apiName));
		const inBody = updateFields.filter((field) => field.in === 'body' && field.shown.type !== 'boolean');
		const nullable = inBody
			.filter((field) => factOf(field, operation, described)?.nullable)
			.map(({ apiName }) => apiName);
		const offered = nullable.filter((apiName) => !isListed(NOT_CLEARED, `${path} ${apiName}`));
		expect([...new Set(cleared)].sort()).toEqual([...new Set(offered)].sort());
	});

	it('holds values to the bounds of the description', () => {
		expect(fieldsOf(operation).flatMap((field) => differences(field, operation, described))).toEqual([]);
	});
});

function fieldsOf({ fields = [], collections = {} }: Operation): Field[] {
	return [...fields, ...Object.values(collections).flat()];
}

/**
 * Bounds of our own, where the description has none: what it says in words, or what makes sense. Those from below (no negative
 * amounts) are not listed.
 */
const OWN: Array<[RegExp, string]> = [
	[
		/^(items\.|)attributes\.|^items\.attributes\.|^items\.item_id |^item_id /,
		'stated for some kinds of catalog, so not for all',
	],
	[/(latitude|longitude) maximum$/, 'degrees'],
	[/ids maxItems$|pinner_list_exclusions maxItems$/, 'so many fit into an address, and more are asked for in parts'],
	[/^(name|event_source_url|tracking_url|connected_advertiser_id|schedule_id) maxLength$/, 'stated in words'],
	[/^rule\.(engager_type|percentage|retention_days) maximum$/, 'stated in words, for one type of audience'],
];

/** What the description lets be null and an update does not take away. */
const NOT_CLEARED: Array<[RegExp, string]> = [
	[/ bid_options\b/, 'what campaigns bid is taken away by Reset Bids, what items bid by Bid Options to Remove'],
	[/ optimization_goal_metadata\b/, 'a part of the goal, of which a new one takes the place'],
	[/ targeting_(spec|attributes)\b/, 'new targeting replaces everything that was set'],
	[/ items\.update_mask$/, 'how the change is made'],
	[/ items\.attributes\.(title|name|link)$/, 'an item needs it'],
	[/ items\.attributes\.(latitude|longitude)$/, 'a place has both'],
	[/lead_forms (name|privacy_policy_link|completion_message)$/, 'a lead form needs it'],
];

/** Bounds of the description that a row does not hold values to. */
const NOT_HELD: Array<[RegExp, string]> = [
	[/(^|_)id maxLength$/, 'Pinterest’s own ids, which are picked'],
	[/^(member_ids|partner_ids|invite_status) maxLength$/, 'a list that is written separated by commas'],
	[/^(members|partners|pin_ids) maxItems$/, 'more than a request takes go out in several'],
	[/^targeting_template_ids maxItems$/, 'one is picked'],
];

function differences(field: Field, operation: Operation, described: Parameters<typeof requestFacts>[0]): string[] {
	const { apiName, bounds } = field;
	const fact = factOf(field, operation, described);
	if (!fact || !bounds) return [];
	return BOUNDS.flatMap((bound) => {
		const [own, theirs] = [bounds[bound], fact.bounds[bound]];
		const name = `${apiName} ${bound}`;
		if (own === theirs) return [];
		if (theirs === undefined)
			return bound.startsWith('min') || isListed(OWN, name) ? [] : [`${name}: ${own}, described none`];
		if (own === undefined)
			return bound.startsWith('min') || isListed(NOT_HELD, name) || offersFew(field, bound, theirs)
				? []
				: [`${name}: none, described ${theirs}`];
		// More ids than a request takes are asked for in parts.
		if (bound === 'maxItems' && operation.run !== undefined && own > theirs) return [];
		return [`${name}: ${own}, described ${theirs}`];
	});
}

function isListed(list: Array<[RegExp, string]>, name: string): boolean {
	return list.some(([pattern]) => pattern.test(name));
}

/** A choice of no more values than may be chosen. */
function offersFew({ values }: Field, bound: string, most: number): boolean {
	return bound === 'maxItems' && values !== undefined && values.length <= most;
}

function factOf(
	{ in: location, apiName }: Field,
	{ elementsIn }: Operation,
	described: Parameters<typeof requestFacts>[0],
): Fact | undefined {
	const { query, body } = requestFacts(described, api.schemas);
	if (location === 'query') return query.get(apiName);
	return location === 'body' ? body.get(elementsIn === undefined ? apiName : `${elementsIn}.${apiName}`) : undefined;
}
