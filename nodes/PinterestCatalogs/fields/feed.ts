import type { IDataObject } from 'n8n-workflow';

import { redact } from '../../shared/api/errors';
import type { Field, Values } from '../../shared/rows/field';
import { choice, field, quote, text } from '../../shared/fields/kinds';
import { catalog } from './pickers';
import { country, locale } from './place';
import { parseCurrency } from './price';

const FORMATS = [
	{ name: 'CSV', value: 'CSV' },
	{ name: 'Integration', value: 'INTEGRATION', description: 'From a commerce integration' },
	{ name: 'TSV', value: 'TSV' },
	{ name: 'XML', value: 'XML' },
];

const STATUSES = [
	{ name: 'Active', value: 'ACTIVE' },
	{ name: 'Inactive', value: 'INACTIVE', description: 'Pinterest does not fetch it' },
];

const AVAILABILITIES = [
	{ name: 'In Stock', value: 'IN_STOCK' },
	{ name: 'Out of Stock', value: 'OUT_OF_STOCK' },
	{ name: 'Preorder', value: 'PREORDER' },
];

/** Hotels stand where they are, so that their feeds have no country. */
const WITH_COUNTRY = { catalogType: ['RETAIL', 'CREATIVE_ASSETS'] };
const RETAIL = { catalogType: ['RETAIL'] };

const UNCHANGED = { name: 'Leave As It Is', value: 'unchanged' };

type Prefix = '' | 'new';

const named = (prefix: Prefix, name: string) =>
	prefix === '' ? name : `${prefix}${name[0].toUpperCase()}${name.slice(1)}`;

const nameOf = (prefix: Prefix): Field =>
	text({
		name: named(prefix, 'name'),
		apiName: 'name',
		in: 'body',
		label: 'Name',
		description: 'How it is called in Ads Manager; no other feed of the account may have the name',
		required: prefix === '',
	});

/** How Pinterest gets at the file, and when it does; a change can leave both as they are. */
const accessAndTime = (isChange: boolean): Field[] => [
	choice({
		name: 'fileAccess',
		in: 'local',
		label: 'File Access',
		description: 'How Pinterest gets at the file',
		options: [
			...(isChange ? [UNCHANGED] : []),
			{ name: 'Public', value: 'public', description: 'Without a username' },
			{ name: 'Username and Password', value: 'protected' },
		],
		default: isChange ? 'unchanged' : 'public',
	}),
	text({
		name: 'feedUsername',
		apiName: 'credentials.username',
		in: 'body',
		label: 'Username',
		description: 'The username for the file; never shown again',
		required: true,
		when: { fileAccess: ['protected'] },
	}),
	field(
		{
			name: 'feedPassword',
			apiName: 'credentials.password',
			in: 'body',
			label: 'Password',
			description: 'The password for the file; never shown again',
			required: true,
			when: { fileAccess: ['protected'] },
		},
		{ type: 'string', default: '', typeOptions: { password: true } },
		parseSecret,
	),
	choice({
		name: 'processing',
		in: 'local',
		label: 'Processing Time',
		description: 'When Pinterest fetches the file each day',
		options: [
			{ name: 'Any Time', value: 'any' },
			{ name: 'Fixed Time', value: 'fixed' },
			...(isChange ? [UNCHANGED] : []),
		],
		default: isChange ? 'unchanged' : 'any',
	}),
	field(
		{
			name: 'processingTime',
			apiName: 'preferred_processing_schedule.time',
			in: 'body',
			label: 'Time of Day',
			description: 'When Pinterest shall fetch the file, hours and minutes',
			placeholder: 'e.g. 02:00',
			required: true,
			when: { processing: ['fixed'] },
		},
		{ type: 'string', default: '' },
		parseTime,
	),
	field(
		{
			name: 'processingTimeZone',
			apiName: 'preferred_processing_schedule.timezone',
			in: 'body',
			label: 'Time Zone',
			description: 'Where it is that time',
			placeholder: 'e.g. Europe/Berlin',
			required: true,
			when: { processing: ['fixed'] },
		},
		{ type: 'string', default: '' },
		parseTimeZone,
	),
];

const formatOf = (prefix: Prefix): Field =>
	choice({
		name: named(prefix, 'format'),
		apiName: 'format',
		in: 'body',
		label: 'Format',
		description: 'What kind of file it is',
		options: FORMATS,
		default: 'CSV',
		required: prefix === '',
	});

const locationOf = (prefix: Prefix): Field =>
	field(
		{
			name: named(prefix, 'location'),
			apiName: 'location',
			in: 'body',
			label: 'Location',
			description: 'The address that Pinterest fetches the file from: http, https, ftp or sftp',
			placeholder: 'e.g. https://example.com/products.csv',
			required: prefix === '',
		},
		{ type: 'string', default: '' },
		parseLocation,
	);

/** What a new feed needs. */
export const FEED_FIELDS: Field[] = [
	nameOf(''),
	formatOf(''),
	locationOf(''),
	country({
		in: 'body',
		name: 'defaultCountry',
		apiName: 'default_country',
		label: 'Default Country',
		description: 'Where the items are sold: a two-letter code',
		required: true,
		when: WITH_COUNTRY,
	}),
	locale({
		in: 'body',
		name: 'defaultLocale',
		apiName: 'default_locale',
		label: 'Default Language',
		description: 'The language of the items',
		required: true,
	}),
	...accessAndTime(false),
];

/** What a feed can have beside that, and what a change can set. */
const optional = (clearable: boolean): Field[] => [
	choice({
		name: 'defaultAvailability',
		apiName: 'default_availability',
		in: 'body',
		label: 'Default Availability',
		description: 'What counts for products that say nothing of it',
		options: AVAILABILITIES,
		default: 'IN_STOCK',
		when: RETAIL,
	}),
	{
		...field(
			{
				name: 'defaultCurrency',
				apiName: 'default_currency',
				in: 'body',
				label: 'Default Currency',
				description: 'What prices without a currency are in: three letters (ISO 4217)',
				placeholder: 'e.g. EUR',
			},
			{ type: 'string', default: '' },
			parseCurrency,
		),
		clearable,
	},
	choice({
		name: 'feedStatus',
		apiName: 'status',
		in: 'body',
		label: 'Status',
		description: 'Whether Pinterest fetches the file',
		options: STATUSES,
		default: 'ACTIVE',
	}),
];

export const FEED_MORE: Field[] = [
	catalog({
		in: 'body',
		required: false,
		description: 'The catalog that the items go into; by default the account’s catalog of that type',
	}),
	...optional(false),
];

/** What a change asks for before its fields. */
export const CHANGE_CHOICES: Field[] = accessAndTime(true);

export const FEED_CHANGES: Field[] = [nameOf('new'), formatOf('new'), locationOf('new'), ...optional(true)];

/** Takes away what a change says is not needed any more. */
export function removeUnneeded({ body, local }: Values): void {
	if (local.fileAccess === 'public') body.credentials = null;
	if (local.processing === 'any') body.preferred_processing_schedule = null;
}

/** A feed without its username and password; whether it has them is told. */
export function withoutCredentials({ credentials, location, ...feed }: IDataObject): IDataObject {
	return { ...feed, location: withoutUser(location), has_credentials: credentials != null };
}

/** Takes the username and password that were sent out of what Pinterest says of them. */
export function concealCredentials(text: string, { body }: Values): string {
	const { username, password } = (body.credentials ?? {}) as IDataObject;
	return redact(text, [password, username]);
}

/** An address can hold them as well: `ftp://user:password@example.com/feed.csv`. */
function withoutUser(location: IDataObject[string]): IDataObject[string] {
	return typeof location === 'string' ? location.replace(/^(\w+:\/\/)[^/?#]*@/, '$1[hidden]@') : location;
}

function parseSecret(value: unknown): string {
	if (typeof value === 'string') return value;
	throw new Error('must be text');
}

function parseLocation(value: unknown): string {
	const address = typeof value === 'string' ? value.trim() : '';
	if (/^(https?|s?ftp):\/\/[^/\s]/.test(address)) return address;
	throw new Error('must be an address that begins with http://, https://, ftp:// or sftp://');
}

function parseTime(value: unknown): string {
	const time = typeof value === 'string' ? value.trim() : '';
	if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return time;
	throw new Error(`must be a time of the day such as 02:00, not ${quote(value)}`);
}

function parseTimeZone(value: unknown): string {
	const zone = typeof value === 'string' ? value.trim() : '';
	if (/^[A-Za-z\d]+(\/[\w+-]+)*$/.test(zone)) return zone;
	throw new Error(`must be the name of a time zone such as Europe/Berlin, not ${quote(value)}`);
}
