import type { IDataObject } from 'n8n-workflow';

import type { Field, When } from '../../shared/rows/field';
import { asList, asText } from '../../shared/api/json';
import { entriesOf, many, readEntry, valuesOf, wrongEntry } from '../../shared/fields/entries';
import type { Facts, Option } from '../../shared/fields/kinds';
import { choice, choices, field, integer, listOf, liveChoices, parseInteger } from '../../shared/fields/kinds';
import { AGE_GROUPS, DEVICES, GENDERS, OLDEST, YOUNGEST, parseMaximumAge, parseMinimumAge } from './targeting';

/** A part of the targeting that can be changed by itself. Source: the API description's TargetingSpecOperations. */
interface Part {
	name: string;
	value: string;
	/** It can be set anew only; others can be added to and removed from. */
	onlySet?: boolean;
}

const PARTS: Part[] = [
	{ name: 'Age Groups', value: 'AGE_BUCKET', onlySet: true },
	{ name: 'Audiences', value: 'AUDIENCE_INCLUDE' },
	{ name: 'Devices', value: 'APPTYPE' },
	{ name: 'Excluded Audiences', value: 'AUDIENCE_EXCLUDE' },
	{ name: 'Excluded Locations', value: 'LOCATION_EXCLUDE' },
	{ name: 'Excluded Regions', value: 'GEO_EXCLUDE' },
	{ name: 'Genders', value: 'GENDER' },
	{ name: 'Interests', value: 'INTEREST' },
	{ name: 'Languages', value: 'LOCALE' },
	{ name: 'Locations', value: 'LOCATION' },
	{ name: 'Maximum Age', value: 'MAXIMUM_AGE', onlySet: true },
	{ name: 'Minimum Age', value: 'MINIMUM_AGE', onlySet: true },
	{ name: 'Regions', value: 'GEO' },
	{ name: 'Shopping Retargeting', value: 'SHOPPING_RETARGETING', onlySet: true },
];

const RETARGETING = ['SHOPPING_RETARGETING'];
const AGES = ['MAXIMUM_AGE', 'MINIMUM_AGE'];

const facts = (name: string, label: string, changed: string[]): Facts => ({
	...{ name, label, in: 'local' },
	when: { change: changed },
});

const live = (name: string, changed: string[], loadOptionsMethod: string, pattern?: RegExp): Field =>
	liveChoices({
		...facts(name, 'Value Names or IDs', changed),
		...{ loadOptionsMethod, pattern, required: true },
		...(loadOptionsMethod === 'getAudiences' ? { dependsOn: ['adAccount.value'] } : {}),
	});

const fixed = (name: string, changed: string[], options: readonly Option[]): Field =>
	choices({ ...facts(name, 'Values', changed), description: 'Which ones', options, required: true });

const DIGITS = /^\d+$/;

/** In the order that n8n's rules want; the first says what the others are for. */
const ROW = [
	choice({
		...{ name: 'change', in: 'local', label: 'Change', description: 'The part of the targeting to change' },
		options: PARTS.map(({ name, value }) => ({ name, value })),
		default: 'INTEREST',
	}),
	integer({
		...facts('exclusionWindow', 'Exclusion Window (Days)', RETARGETING),
		description: 'Leaves out people whose action is more recent than this',
		minimum: 0,
	}),
	choice({
		...facts(
			'how',
			'How',
			PARTS.filter(({ onlySet }) => !onlySet).map(({ value }) => value),
		),
		description: 'What to do with the current values',
		options: [
			{ name: 'Add', value: 'ADD', description: 'Keep them and add these' },
			{ name: 'Remove', value: 'REMOVE', description: 'Remove these and keep the others' },
			{ name: 'Set', value: 'SET', description: 'Replace them with these' },
		],
		default: 'ADD',
	}),
	integer({
		...facts('lookbackWindow', 'Lookback Window (Days)', RETARGETING),
		description: 'How many days ago people may have acted',
		minimum: 0,
		default: 30,
	}),
	field(
		{
			...facts('tagTypes', 'Tag Types', RETARGETING),
			description: 'What people did, as Pinterest numbers it: whole numbers separated by commas',
			placeholder: 'e.g. 0, 6',
		},
		{ type: 'string', default: '' },
		(value) => listOf(value).map((one) => parseInteger(one, 0)),
	),
	live('changedAudienceIds', ['AUDIENCE_INCLUDE', 'AUDIENCE_EXCLUDE'], 'getAudiences', DIGITS),
	live('changedInterestIds', ['INTEREST'], 'getInterests', DIGITS),
	live('changedLanguages', ['LOCALE'], 'getLanguages'),
	live('changedLocations', ['LOCATION', 'LOCATION_EXCLUDE'], 'getLocations'),
	live('changedRegions', ['GEO', 'GEO_EXCLUDE'], 'getRegions'),
	fixed('changedAgeGroups', ['AGE_BUCKET'], AGE_GROUPS),
	fixed('changedDevices', ['APPTYPE'], DEVICES),
	fixed('changedGenders', ['GENDER'], GENDERS),
	field(
		{
			...facts('years', 'Years', AGES),
			description: `The age, ${YOUNGEST} to ${OLDEST}, the maximum also ${OLDEST}+; leave empty for no limit`,
			placeholder: 'e.g. 25',
		},
		{ type: 'string', default: '' },
		String,
	),
];

/** Rows that each change a part of an ad group's targeting and leave the rest as it is. */
export const targetingChanges = (when: When) =>
	field(
		{
			name: 'targetingChanges',
			apiName: 'targeting_spec_operations',
			in: 'body',
			label: 'Targeting Changes',
			description: 'Each changes a part of the targeting; the rest stays unchanged',
			required: true,
			when,
		},
		many('Add Change', 'Change', valuesOf(ROW)),
		(value) => {
			const changes: IDataObject[] = [];
			for (const [at, entry] of entriesOf(value).entries()) addChange(changes, readEntry(ROW, entry, at), at);
			return changes;
		},
	);

/** Rows of one part and operation go together. */
function addChange(changes: IDataObject[], row: IDataObject, at: number): void {
	const { how = 'SET' } = row;
	const part = asText(row.change) ?? '';
	const same = changes.find(({ field: other, operation }) => other === part && operation === how);
	if (AGES.includes(part)) {
		if (same) throw new Error(`has a wrong row ${at + 1}: Change ${part} is there already`);
		changes.push({ field: part, operation: how, value: ageOf(row, at) });
		return;
	}
	const values = [...asList(same?.values), ...valuesIn(row, at)];
	if (same) same.values = values;
	else changes.push({ field: part, operation: how, values });
}

/** An age as text, or null for no limit. */
function ageOf({ change, years }: IDataObject, at: number): string | null {
	if (years === undefined) return null;
	try {
		return change === 'MAXIMUM_AGE' ? parseMaximumAge(years) : parseMinimumAge(years);
	} catch (error) {
		return wrongEntry(at, 'Years', error);
	}
}

function valuesIn(row: IDataObject, at: number): unknown[] {
	const { change, exclusionWindow, lookbackWindow, tagTypes } = row;
	// Of all the fields for values, a part has one.
	if (!RETARGETING.includes(asText(change) ?? '')) return Object.values(row).flatMap(asList);
	if (Number(exclusionWindow) > Number(lookbackWindow))
		throw new Error(`has a wrong row ${at + 1}: Exclusion Window (Days) is longer than the lookback window`);
	return [
		{
			exclusion_window: exclusionWindow,
			lookback_window: lookbackWindow,
			...(tagTypes === undefined ? {} : { tag_types: tagTypes }),
		},
	];
}
