import { columnNames } from '../../shared/fields/columnNames';
import { choice, field } from '../../shared/fields/kinds';
import type { LocalOf } from '../../shared/rows/field';
import { COLUMNS_BY_NAME, unknownColumns } from '../../shared/run/inputColumns';

/** How the people of an input item are given: Pinterest takes one of the two forms in a request. */
export const RECORD_KIND = choice({
	name: 'recordKind',
	in: 'local',
	label: 'Record Format',
	description: 'How the input items describe people',
	options: [
		{ name: 'Emails or IDs', value: 'values', description: 'One value for each person; an item can hold many' },
		{
			...COLUMNS_BY_NAME,
			description:
				'An item is one person; its columns are recognized by their usual names: email, phone, external_id …',
		},
		{
			name: 'Several Fields',
			value: 'fields',
			description: 'Each item is one person, with several values to find more people by',
		},
	],
	default: 'values',
});

export const OF_VALUES = { when: { recordKind: ['values'] } };

const HASHED = 'Normalized and hashed (SHA-256) before it’s sent, unless it’s a digest already.';

/** What is given is checked with the records, so that a bad value is treated as Invalid Records says. */
const about = <const Name extends string>(name: Name, apiName: string, label: string, description: string) =>
	field(
		{ name, apiName, in: 'local', label, description, when: { recordKind: ['fields'] } },
		{ type: 'string', default: '' },
		(value) => value,
		{ isCheckedLater: true },
	);

/** What a record can say of a person. Source: the API description's records_v2. */
export const PERSON = [
	about('personEmail', 'email', 'Email', `The person’s email address. ${HASHED}`),
	about('personPhone', 'hashed_phone_number', 'Phone Number', `The number with + and its country code. ${HASHED}`),
	about('personAdvertisingId', 'maid', 'Mobile Advertising ID', `The advertising ID of the person’s phone. ${HASHED}`),
	about('personExternalId', 'external_id', 'External ID', 'Your own ID of the person, sent unchanged'),
	about('personIpAddress', 'ip_address', 'IP Address', 'The IP address of the person’s browser, sent unchanged'),
	about('personUserAgent', 'user_agent', 'User Agent', 'The user agent of the person’s browser, sent unchanged'),
	about('personPinnerId', 'hashed_pinner_id', 'Hashed Pinner ID', 'Pinterest’s own ID of the person, as a digest'),
	about('personLiveRampEnvelope', 'liveramp_envelope', 'LiveRamp Envelope', 'The person’s LiveRamp envelope'),
];

const NAMES = columnNames(PERSON);

/** What columns say of a person, by the names of the parameters; checked with the records as well. */
const COLUMNS = unknownColumns(
	{ recordKind: [COLUMNS_BY_NAME.value] },
	{
		namesOf: () => NAMES,
		take: (columns): PersonLocal => Object.fromEntries(columns.map(({ field: { name }, value }) => [name, value])),
	},
);

/** The fields of a person, and how they are taken from columns. */
export const PERSON_FIELDS = [...PERSON, COLUMNS];

/** What an item says of a person, by parameter name. */
export type PersonLocal = LocalOf<(typeof PERSON)[number]>;
