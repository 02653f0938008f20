import type { IDataObject } from 'n8n-workflow';

import { request } from '../../shared/api/request';
import type { Batch } from '../../shared/rows/batch';
import { asList, asObject, asText } from '../../shared/api/json';
import { objectsIn } from '../../shared/api/parts';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { choice, listOf, text, texts } from '../../shared/fields/kinds';
import { continuesOnFail } from '../../shared/run/items';
import { UNANSWERED, matched, settled } from '../../shared/run/outcomes';
import type { KeyedOutcome, NamedOutcome } from '../../shared/run/outcomes';

const DELETE = 'DELETE /ad_accounts/{ad_account_id}/advertiser_defined_events';

const TYPES = [
	{ name: 'Add Payment Info', value: 'ADD_PAYMENT_INFO' },
	{ name: 'Add to Cart', value: 'ADD_TO_CART' },
	{ name: 'Add to Wishlist', value: 'ADD_TO_WISHLIST' },
	{ name: 'Checkout', value: 'CHECKOUT' },
	{ name: 'Contact', value: 'CONTACT' },
	{ name: 'Customize Product', value: 'CUSTOMIZE_PRODUCT' },
	{ name: 'Find Location', value: 'FIND_LOCATION' },
	{ name: 'Initiate Checkout', value: 'INITIATE_CHECKOUT' },
	{ name: 'Lead', value: 'LEAD' },
	{ name: 'Page Visit', value: 'PAGE_VISIT' },
	{ name: 'Schedule', value: 'SCHEDULE' },
	{ name: 'Search', value: 'SEARCH' },
	{ name: 'Signup', value: 'SIGNUP' },
	{ name: 'Start Trial', value: 'START_TRIAL' },
	{ name: 'Submit Application', value: 'SUBMIT_APPLICATION' },
	{ name: 'Subscribe', value: 'SUBSCRIBE' },
	{ name: 'View Category', value: 'VIEW_CATEGORY' },
	{ name: 'View Content', value: 'VIEW_CONTENT' },
	{ name: 'Watch Video', value: 'WATCH_VIDEO' },
] as const;

const NAME = text({
	name: 'definedEventName',
	apiName: 'name',
	in: 'body',
	label: 'Event Name',
	description: 'The name of the event as it is sent',
	placeholder: 'e.g. ordered_sample',
	required: true,
});

const TYPE = choice({
	name: 'mappedConversionType',
	apiName: 'mapped_conversion_type',
	in: 'body',
	label: 'Counts As',
	description: 'The standard event that it counts as for campaign optimization',
	options: TYPES,
	default: 'LEAD',
	required: true,
});

/** No maximum is known; an answer for this many comes soon enough. */
const MOST_NAMES = 100;

const batch: Batch = {
	maxItems: MOST_NAMES,
	noun: 'event',
	wrap: (items) => ({ items }),
	outcomes: (answer, elements) =>
		toldIn(answer).map((told, at) => {
			const message = refusalIn(told);
			if (message) return { refused: { message } };
			if (!isTold(told)) return UNANSWERED;
			return { data: { ...elements[at], name: told.name ?? elements[at]?.name, status: told.status ?? null } };
		}),
};

/** What Pinterest says of each name. */
function toldIn(answer: unknown): IDataObject[] {
	return asList(asObject(answer).items).map(asObject);
}

function isTold({ name, status }: IDataObject): boolean {
	return asText(name) !== undefined || asText(status) !== undefined;
}

/** What became of each name that was to be deleted; of one that the answer does not name, that is not known. */
function deletedIn(answer: unknown, names: string[]): NamedOutcome[] {
	const told = toldIn(answer)
		.filter(isTold)
		.map((one): KeyedOutcome => {
			const message = refusalIn(one);
			return { key: asText(one.name), outcome: message ? { refused: { message } } : { data: { deleted: true } } };
		});
	const isRefused = ({ outcome }: KeyedOutcome) => 'refused' in outcome;
	const deleted = told.filter((one) => !isRefused(one));
	const asked = names.map((name): IDataObject => ({ name }));
	const outcomes = matched(asked, ({ name }) => asText(name) ?? '', deleted, told.filter(isRefused));
	return outcomes.map((outcome, at) => ({ about: asked[at] ?? {}, outcome }));
}

function refusalIn(told: IDataObject): string | undefined {
	const status = asText(told.status) ?? '';
	const reasons = asList(told.exceptions).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
	if (reasons.length === 0 && !/fail|error|invalid|reject/i.test(status)) return undefined;
	return `The event ${asText(told.name) ?? ''} was refused: ${reasons.join('; ') || status}`;
}

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/advertiser_defined_events', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create defined event',
		description:
			'Define a custom event and the standard event it counts as. Those of all input items are sent together.',
		fields: [AD_ACCOUNT, NAME, TYPE],
		elementsIn: 'items',
		batch,
	}),
	operation('DELETE /ad_accounts/{ad_account_id}/advertiser_defined_events', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete defined events',
		description: 'Delete custom events. Campaigns can then no longer be optimized for them. This can’t be undone.',
		fields: [
			AD_ACCOUNT,
			texts({
				name: 'eventNames',
				apiName: 'event_names',
				in: 'query',
				label: 'Event Names',
				description: 'The events to delete: names separated by commas, or a list',
				placeholder: 'e.g. ordered_sample, booked_visit',
				required: true,
			}),
		],
		run: async (caller, values) => {
			const { ids, query } = values;
			const answer = await request(caller, { request: DELETE, ids, query });
			const told = deletedIn(answer.body, listOf(query.event_names));
			const isUnknown = ({ outcome }: NamedOutcome) => outcome === UNANSWERED;
			const unknown = { mayHaveBeenExecuted: true };
			// With "continue on fail" each name has an error of its own; otherwise one error tells of all.
			if (continuesOnFail(caller)) for (const one of told.filter(isUnknown)) Object.assign(one.about, unknown);
			const handle = told.some(isUnknown) ? unknown : {};
			return settled(caller, told, { noun: 'event', done: 'deleted', handle });
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/advertiser_defined_events', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many defined events',
		description: 'List the custom events of the ad account, defined or only seen, and what they count as',
		fields: [AD_ACCOUNT],
		split: (answer) => objectsIn(asObject(answer).items, 'defined events'),
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/advertiser_defined_events', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update defined event',
		description: 'Change which standard event a custom event counts as. Those of all input items are sent together.',
		fields: [AD_ACCOUNT, NAME, TYPE],
		elementsIn: 'items',
		batch,
	}),
];

export const definedEvents: Resource = { value: 'definedEvent', name: 'Defined Event', operations };
