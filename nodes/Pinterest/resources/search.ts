import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { field, quote, text } from '../../shared/fields/kinds';
import { simpleBoard, simplePin } from '../../shared/fields/shapes';

const COUNTRY = field(
	{
		name: 'countryCode',
		apiName: 'country_code',
		in: 'query',
		label: 'Country Code',
		description: 'The country to search in, as a two-letter code (ISO 3166-1)',
		placeholder: 'e.g. US',
		required: true,
	},
	{ type: 'string', default: '' },
	(value) => {
		const code = String(value).trim().toUpperCase();
		if (/^[A-Z]{2}$/.test(code)) return code;
		throw new Error(`must be the two letters of a country such as US, not ${quote(value)}`);
	},
);

const operations: Operation[] = [
	operation('GET /search/boards', {
		value: 'getBoards',
		name: 'Get Boards',
		action: 'Search boards of account',
		description: 'Search the boards of the account, secret and protected ones too',
		fields: [
			text({
				name: 'boardQuery',
				apiName: 'query',
				in: 'query',
				label: 'Query',
				description: 'Words to search for, or Pin IDs separated by commas. Leave empty for all boards.',
				placeholder: 'e.g. summer recipes',
			}),
		],
		collections: { options: [AD_ACCOUNT] },
		answer: 'page',
		simplify: simpleBoard,
	}),
	operation('GET /search/pins', {
		// Not "getPins": n8n could not show Page Size for the Pins of a board and hide it here, where Pinterest takes none.
		value: 'getOwnPins',
		name: 'Get Own Pins',
		action: 'Search pins of account',
		description: 'Search the Pins of the account',
		fields: [
			text({
				name: 'query',
				in: 'query',
				label: 'Query',
				description: 'Words to search for, or Pin IDs separated by commas',
				placeholder: 'e.g. linen throw',
				required: true,
			}),
		],
		collections: { options: [AD_ACCOUNT] },
		answer: 'page',
		page: {},
		simplify: simplePin,
	}),
	operation('GET /search/partner/pins', {
		value: 'getPartnerPins',
		name: 'Get Partner Pins',
		action: 'Search top pins for term',
		description: 'Search the top Pins of all users for a term. In beta: only for some apps of partners.',
		fields: [
			text({
				name: 'searchTerm',
				apiName: 'term',
				in: 'query',
				label: 'Term',
				description: 'What to search for',
				placeholder: 'e.g. summer recipes',
				required: true,
			}),
			COUNTRY,
		],
		collections: {
			options: [
				text({
					name: 'locale',
					in: 'query',
					label: 'Locale',
					description: 'The language to search in',
					placeholder: 'e.g. en-US',
				}),
			],
		},
		answer: 'page',
		page: { sizeName: 'limit', largest: 50 },
		simplify: simplePin,
	}),
];

export const search: Resource = { value: 'search', name: 'Search', operations };
