import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../shared/rows/field';
import { asList, isObject } from '../../shared/api/json';
import { listed } from '../../shared/fields/ads';
import { choice, choices } from '../../shared/fields/kinds';
import { AUDIENCES, FREQUENCIES, basis, multiplierRows } from './multipliers';
import { AGE_GROUPS, DEVICES, GENDERS } from './targeting';

const PLACEMENTS = [
	{ name: 'Browse', value: 'BROWSE' },
	{ name: 'Related Pins', value: 'RELATED_PINS' },
	{ name: 'Search', value: 'SEARCH' },
];

/** What a campaign's bids can hang on; the values are those of the API's update mask. Source: the API description. */
const BASES = [
	basis({ value: 'AGE_BUCKET', name: 'Age Group', apiName: 'age_bucket_multipliers' }, 'multipliedAges', AGE_GROUPS),
	AUDIENCES,
	basis({ value: 'APP_TYPE', name: 'Device', apiName: 'app_type_multipliers' }, 'multipliedDevices', DEVICES),
	basis({ value: 'GENDER', name: 'Gender', apiName: 'gender_multipliers' }, 'multipliedGenders', GENDERS),
	FREQUENCIES,
	basis(
		{ value: 'PLACEMENT', name: 'Placement', apiName: 'placement_multipliers' },
		'multipliedPlacements',
		PLACEMENTS,
	),
];

/** Source: the API description. */
const LARGEST = 10;

const WINDOW = 'freq_bid_multiplier_time_window';

/** How much more or less a campaign bids. The multipliers come first: what follows goes into the same object. */
export const BID_OPTIONS = [
	multiplierRows(
		{
			name: 'bidMultipliers',
			apiName: 'bid_options',
			in: 'body',
			label: 'Bid Multipliers',
			description:
				'How much more or less to bid, from 0 to 10 times the usual bid. Give all of one kind, such as all devices: those that are missing are bid for as usual.',
		},
		BASES,
		LARGEST,
	),
	choice({
		name: 'frequencyWindow',
		apiName: `bid_options.${WINDOW}`,
		in: 'body',
		label: 'Bid Multipliers: Time of Impressions',
		description: 'The period for the bid multipliers by impressions',
		options: [
			{ name: 'Month', value: 'MONTH' },
			{ name: 'Week', value: 'WEEK' },
		],
		default: 'WEEK',
	}),
];

/** What an update can take away besides. */
export const RESET_BIDS = choices({
	name: 'bidMultipliersToReset',
	apiName: 'bid_options.update_mask',
	in: 'body',
	label: 'Bid Multipliers to Remove',
	description: 'Types of multipliers to remove, so that bids are as usual again',
	options: BASES.map(({ name, value }) => ({ name, value })),
});

/** The changes of an item, each with the mask that says which multipliers it is about; a mask given as JSON stays as it is. */
export function withUpdateMask({ body, local }: Values<{ inputMode?: unknown }>): IDataObject[] {
	return listed(body).map((element) => {
		const { bid_options: options } = element;
		if (!isObject(options)) return element;
		const { update_mask: given, ...bids } = options;
		if (given && local.inputMode === 'json') return element;
		const changed = BASES.filter(
			({ value, apiName }) => apiName in bids || (value === FREQUENCIES.value && WINDOW in bids),
		).map(({ value }) => value);
		return { ...element, bid_options: { ...bids, update_mask: [...new Set([...changed, ...asList(given)])] } };
	});
}
