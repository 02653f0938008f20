import type { IDataObject } from 'n8n-workflow';

import { asText } from '../../shared/api/json';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, adGroup, campaign } from '../../shared/fields/ads';
import { CURRENCIES } from '../../shared/fields/currencies';
import { choice, decimal, field, integer, listOf, text } from '../../shared/fields/kinds';
import { happened, instant, parseInstant, writeInstant } from '../../shared/fields/times';
import { reworded } from '../fields/discreet';

/** Events with a price. */
const PRICED = ['add_to_cart', 'checkout'];

const NAME = choice({
	name: 'msotEventName',
	apiName: 'event_name',
	in: 'body',
	label: 'Event Name',
	description: 'What the person did',
	options: [
		{ name: 'Add to Cart', value: 'add_to_cart' },
		{ name: 'Checkout', value: 'checkout' },
		{ name: 'Lead', value: 'lead' },
		{ name: 'Signup', value: 'signup' },
	],
	default: 'checkout',
	required: true,
});

const value = { apiName: 'value', in: 'body' as const, label: 'Value' };

const FIELDS = [
	AD_ACCOUNT,
	text({
		name: 'msotEventId',
		apiName: 'event_id',
		in: 'body',
		label: 'Event ID',
		description: 'The ID of the conversion event, if that is sent too',
		maxLength: 256,
		required: true,
	}),
	NAME,
	decimal({
		...value,
		name: 'orderValue',
		description: 'The value of what was bought or added to the cart, in Currency (not in millionths)',
		minimum: 0,
		required: true,
		when: { msotEventName: PRICED },
	}),
	choice({
		name: 'currency',
		in: 'body',
		label: 'Currency',
		description: 'The currency of Value',
		options: CURRENCIES,
		default: 'USD',
	}),
	instant({
		name: 'eventTimestamp',
		apiName: 'event_timestamp',
		in: 'body',
		label: 'Event Time (UTC)',
		description: 'When the person did it',
		required: true,
	}),
	adGroup({ in: 'body', apiName: 'ad_group_id', description: 'The ad group that the event is credited to' }),
];

const MORE = [
	field(
		{
			name: 'actionTimestamps',
			apiName: 'action_timestamps',
			in: 'body',
			label: 'Action Times (UTC)',
			description: 'When the person saw or clicked the ads: times separated by commas, or a list',
			placeholder: 'e.g. 2026-05-31T09:00:00Z, 2026-06-01T10:00:00Z',
		},
		{ type: 'string', default: '' },
		(times) => listOf(times).map((one) => writeInstant(parseInstant(one))),
	),
	choice({
		name: 'attributionModel',
		apiName: 'attribution_model',
		in: 'body',
		label: 'Attribution Model',
		description: 'How the credit was attributed',
		options: [
			{ name: 'First Touch', value: 'first_touch' },
			{ name: 'Last Touch', value: 'last_touch' },
			{ name: 'Marketing Mix Model', value: 'mmm' },
			{ name: 'Multi Touch', value: 'multi_touch' },
		],
		default: 'last_touch',
	}),
	choice({
		name: 'attributionScope',
		apiName: 'attribution_scope',
		in: 'body',
		label: 'Attribution Scope',
		description: 'What the person did with the ad',
		options: [
			{ name: 'Click', value: 'click' },
			{ name: 'Engagement', value: 'engagement' },
			{ name: 'View', value: 'view' },
		],
		default: 'click',
	}),
	decimal({
		name: 'attributionScore',
		apiName: 'attribution_score',
		in: 'body',
		label: 'Attribution Score',
		description: 'The part of the credit that the ads get: above 0, at most 1',
		minimum: 0,
		maximum: 1,
		default: 1,
	}),
	campaign({
		in: 'body',
		apiName: 'campaign_id',
		required: false,
		description: 'The campaign that the event is credited to',
	}),
	text({
		name: 'clickWindow',
		apiName: 'click_window',
		in: 'body',
		label: 'Click Window',
		description: 'How long after a click on the ad a conversion was credited to it',
		placeholder: 'e.g. 30d or lifetime',
	}),
	decimal({
		...value,
		name: 'leadValue',
		description: 'The value of the lead or signup, in Currency (not in millionths)',
		minimum: 0,
		onlyWith: { msotEventName: ['lead', 'signup'] },
	}),
	integer({
		name: 'totalEventTouchpoints',
		apiName: 'total_event_touchpoints',
		in: 'body',
		label: 'Total Touchpoints',
		description: 'How many ads were involved, including those of other platforms',
		minimum: 1,
	}),
	decimal({
		name: 'totalEventsFractional',
		apiName: 'total_events_fractional',
		in: 'body',
		label: 'Total Events',
		description: 'How many conversions this event stands for; a part of one where others get credit too, such as 0.5',
		minimum: 0,
		default: 1,
	}),
	integer({
		name: 'totalEvents',
		apiName: 'total_events',
		in: 'body',
		label: 'Total Events, Whole (Deprecated)',
		description: 'Deprecated by Pinterest, since it rounds: use Total Events',
		minimum: 1,
	}),
	text({
		name: 'viewWindow',
		apiName: 'view_window',
		in: 'body',
		label: 'View Window',
		description: 'How long after a view of the ad a conversion was credited to it',
		placeholder: 'e.g. 7d',
	}),
];

function check({ body, local }: Values<{ inputMode?: string }>): void {
	if (local.inputMode === 'json')
		return reworded(
			() => checkEvent(body),
			(message) => `JSON Body: ${message}`,
		);
	// Without an amount a currency says nothing.
	if (body.value === undefined) delete body.currency;
	checkEvent(body);
}

function checkEvent(body: IDataObject): void {
	const { event_name: name, attribution_score: score, event_timestamp: time, total_events_fractional: total } = body;
	if (body.value === undefined && PRICED.includes(asText(name) ?? '')) throw new Error('Value is missing');
	if (body.value !== undefined && body.currency === undefined) throw new Error('Currency is missing: Value needs it');
	if (score === 0) throw new Error('Attribution Score must be above 0');
	if (total === 0) throw new Error('Total Events must be above 0');
	if (typeof time === 'number') body.event_timestamp = happened('Event Time (UTC)', time);
}

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/msot/events', {
		value: 'send',
		effect: 'irreversible',
		name: 'Send',
		action: 'Send event from measurement source of truth',
		description:
			'Tell Pinterest that an outside measurement credits a conversion to an ad group (MSOT, measurement source of truth). In beta: only for some apps. This can’t be undone.',
		fields: FIELDS,
		collections: { additionalFields: MORE },
		jsonBody: true,
		check,
		answer: 'nothing',
	}),
];

export const msotEvents: Resource = { value: 'msotEvent', name: 'MSOT Event', operations };
