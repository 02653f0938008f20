import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/api/json';
import type { Values } from '../../shared/rows/field';
import { byName } from '../../shared/fields/english';
import { choice, choices, decimal } from '../../shared/fields/kinds';
import { money } from '../../shared/fields/money';
import { ITEM_ID } from './item';
import { LANGUAGE_OPTIONS, country } from './place';

/** Which item. */
export const KEY = [
	ITEM_ID,
	country({ in: 'body', required: true }),
	choice({
		name: 'itemLanguage',
		apiName: 'language',
		in: 'body',
		label: 'Language',
		description: 'The language of the item',
		options: [...LANGUAGE_OPTIONS].sort(byName),
		default: 'EN',
		required: true,
	}),
];

/** What can be set, by the API's name in `bid_options`; the value is what says in the mask that it is. */
const OPTIONS = [
	{ name: 'App Type Multipliers', apiName: 'app_type_multipliers', value: 'APP_TYPE_BID_MULTIPLIER_SET' },
	{ name: 'Bid', apiName: 'bid_in_micro_currency', value: 'BID' },
	{ name: 'Placement Multipliers', apiName: 'placement_multipliers', value: 'PLACEMENT_BID_MULTIPLIER_SET' },
] as const;

const APP_TYPES = {
	android_mobile: 'Android Phone',
	android_tablet: 'Android Tablet',
	ipad: 'iPad',
	iphone: 'iPhone',
	web: 'Web',
	web_mobile: 'Mobile Web',
};

/** In capitals, as the enum of the API description has them (schedules have them in small letters). */
const PLACEMENTS = { BROWSE: 'Browse', RELATED_PINS: 'Related Pins', SEARCH: 'Search' };

const multipliers = (set: 'appType' | 'placement', kind: string, names: Record<string, string>) =>
	Object.entries(names).map(([key, name]) => {
		// The API description has no names of its own for the keys of these objects.
		const apiName: string = `bid_options.${set === 'appType' ? 'app_type' : 'placement'}_multipliers.${key}`;
		return decimal({
			name: `${set}${name.replace(/ /g, '')}`,
			apiName,
			in: 'body',
			label: `${kind}: ${name}`,
			description: `How much more or less to bid there, from 0 to 10; 1 is the usual bid, 0 no longer shows the item. Other ${kind.toLowerCase()} multipliers that you don’t set go back to 1.`,
			minimum: 0,
			maximum: 10,
			default: 1,
		});
	});

/** The bid options of an item. */
export const BID_OPTIONS = [
	...multipliers('appType', 'App Type', APP_TYPES),
	money({
		name: 'itemBid',
		apiName: 'bid_options.bid_in_micro_currency',
		of: 'bid',
		zero: true,
		in: 'body',
		label: 'Bid',
		description:
			'What to bid for the item, in the currency of the ad account (see the option Amounts In); 0 no longer shows the item',
	}),
	...multipliers('placement', 'Placement', PLACEMENTS),
	choices({
		name: 'takeAway',
		in: 'local',
		label: 'Bid Options to Remove',
		description: 'Bid options to remove. If you set the same one here, it stays set.',
		options: OPTIONS.map(({ name, value }) => ({ name, value })),
	}),
];

/** What of the bid options of an item is set by the parameters, or goes. */
type Taking = Values<IDataObject & { takeAway?: string[] }>;

/** The record that sets what is given, takes away what is to go, and leaves everything else as it is. */
export function upsertOf(values: Taking): IDataObject {
	const { bid_options: options = {}, ...key } = values.body;
	return { ...key, operation: 'UPSERT', bid_options: options, update_mask: maskOf(values) };
}

/** @throws Error when there is nothing to set or to take away */
export function needsBidOptions(values: Taking): void {
	if (maskOf(values).length > 0) return;
	throw new Error('Nothing to set: add a bid or a multiplier, or something to take away');
}

function maskOf({ body, local }: Taking): string[] {
	const options = asObject(body.bid_options);
	const given = OPTIONS.filter(({ apiName }) => apiName in options).map(({ value }) => value);
	return [...new Set([...given, ...(local.takeAway ?? [])])];
}
