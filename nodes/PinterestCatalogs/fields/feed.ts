import type { IDataObject } from 'n8n-workflow';

import { redact } from '../../shared/api/errors';
import { asObject } from '../../shared/api/json';
import type { Values } from '../../shared/rows/field';
import { SEVERAL_LINKS } from '../../shared/fields/given';
import { clearFields } from '../../shared/fields/clear';
import { choice, field, mostly, text } from '../../shared/fields/kinds';
import { accessAndTime } from './feedFile';
import { catalog } from './pickers';
import { country, locale } from './place';
import { parseCurrency } from './price';

/** Hotels stand where they are, so that their feeds have no country. */
const WITH_COUNTRY = { catalogType: ['RETAIL', 'CREATIVE_ASSETS'] };
const RETAIL = { catalogType: ['RETAIL'] };

const nameOf = mostly(
	{
		name: 'name',
		apiName: 'name',
		label: 'Name',
		description: 'The name in Ads Manager; each feed of the account needs a different one',
	},
	(facts) => text(facts),
);

const formatOf = mostly(
	{ name: 'format', apiName: 'format', label: 'Format', description: 'The format of the file' },
	(facts) =>
		choice({
			...facts,
			options: [
				{ name: 'CSV', value: 'CSV' },
				{ name: 'Integration', value: 'INTEGRATION', description: 'From a commerce integration' },
				{ name: 'TSV', value: 'TSV' },
				{ name: 'XML', value: 'XML' },
			],
			default: 'CSV',
		}),
);

const locationOf = mostly(
	{
		name: 'location',
		apiName: 'location',
		label: 'Location',
		description: 'The address that Pinterest fetches the file from: http, https, ftp or sftp',
		placeholder: 'e.g. https://example.com/products.csv',
	},
	(facts) => field(facts, { type: 'string', default: '' }, parseLocation),
);

/** What a new feed needs. */
export const FEED_FIELDS = [
	nameOf({ in: 'body', required: true }),
	formatOf({ in: 'body', required: true }),
	locationOf({ in: 'body', required: true }),
	country({
		in: 'body',
		name: 'defaultCountry',
		apiName: 'default_country',
		label: 'Default Country',
		description: 'The country where the items are sold, as a two-letter code',
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
const OPTIONAL = [
	choice({
		name: 'defaultAvailability',
		apiName: 'default_availability',
		in: 'body',
		label: 'Default Availability',
		description: 'The availability of products without one, only for retail catalogs',
		options: [
			{ name: 'In Stock', value: 'IN_STOCK' },
			{ name: 'Out of Stock', value: 'OUT_OF_STOCK' },
			{ name: 'Preorder', value: 'PREORDER' },
		],
		default: 'IN_STOCK',
		anyForm: true,
		onlyWith: RETAIL,
	}),
	field(
		{
			name: 'defaultCurrency',
			apiName: 'default_currency',
			in: 'body',
			label: 'Default Currency',
			description: 'The currency of prices without one: a three-letter code (ISO 4217)',
			placeholder: 'e.g. EUR',
		},
		{ type: 'string', default: '' },
		parseCurrency,
	),
	choice({
		name: 'feedStatus',
		apiName: 'status',
		in: 'body',
		label: 'Status',
		description: 'Whether Pinterest fetches the file',
		options: [
			{ name: 'Active', value: 'ACTIVE' },
			{ name: 'Inactive', value: 'INACTIVE', description: 'Pinterest does not fetch it' },
		],
		default: 'ACTIVE',
	}),
];

export const FEED_MORE = [
	catalog({
		in: 'body',
		required: false,
		description: 'The catalog that the items go into; by default the account’s catalog of that type',
	}),
	...OPTIONAL,
];

/** What a change asks for before its fields. */
export const CHANGE_CHOICES = accessAndTime(true);

export const FEED_CHANGES = [
	nameOf({ in: 'body', name: 'newName' }),
	formatOf({ in: 'body', name: 'newFormat' }),
	locationOf({ in: 'body', name: 'newLocation' }),
	...OPTIONAL,
	clearFields(OPTIONAL, ['default_availability', 'default_currency']),
];

/** Takes away what a change says is not needed any more. */
export function removeUnneeded({ body, local }: Values<{ fileAccess?: string; processing?: string }>): void {
	if (local.fileAccess === 'public') body.credentials = null;
	if (local.processing === 'any') body.preferred_processing_schedule = null;
}

/** A feed without its username and password; whether it has them is told. */
export function withoutCredentials({ credentials, location, ...feed }: IDataObject): IDataObject {
	return { ...feed, location: withoutUser(location), has_credentials: credentials != null };
}

/** Takes the username and password that were sent out of what Pinterest says of them. */
export function concealCredentials(text: string, { body }: Values<unknown>): string {
	const { username, password } = asObject(body.credentials);
	return redact(text, [password, username, ...userIn(body.location)]);
}

/** An address can hold them as well: `ftp://user:password@example.com/feed.csv`. */
function withoutUser(location: IDataObject[string]): IDataObject[string] {
	return typeof location === 'string' ? location.replace(/^(\w+:\/\/)[^/?#]*@/, '$1[hidden]@') : location;
}

/** The username with its password that an address holds, and the password alone. */
function userIn(location: unknown): Array<string | undefined> {
	const [, user] = (typeof location === 'string' && /^\w+:\/\/([^/?#]*)@/.exec(location)) || [];
	return [user, user?.split(':').slice(1).join(':')];
}

function parseLocation(value: unknown): string {
	const address = typeof value === 'string' ? value.trim() : '';
	if (/(https?|s?ftp):\/\/\S*[\s,;|]+(https?|s?ftp):\/\//.test(address)) throw new Error(`holds ${SEVERAL_LINKS}`);
	if (/^(https?|s?ftp):\/\/[^/\s]/.test(address)) return address;
	throw new Error('must be an address that begins with http://, https://, ftp:// or sftp://');
}
