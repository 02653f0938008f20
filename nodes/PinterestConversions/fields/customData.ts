import type { IDataObject } from 'n8n-workflow';

import { asList } from '../../shared/api/json';
import { field, integer, parseInteger, parseJson, text, texts } from '../../shared/fields/kinds';
import { discreet, reworded } from './discreet';
import { withoutPlaceholders } from './notFitting';

interface CustomFacts<Name, ApiName> {
	name: Name;
	apiName: ApiName;
	label: string;
	description: string;
	placeholder?: string;
}

const custom = <const Name extends string, const ApiName extends string>({
	apiName,
	...facts
}: CustomFacts<Name, ApiName>) => ({ ...facts, apiName: `custom_data.${apiName}` as const, in: 'body' as const });

const plain = <const Name extends string, const ApiName extends string>(facts: CustomFacts<Name, ApiName>) =>
	text(custom(facts));

/** Sent as text, since Pinterest wants it so. */
const amount = <const Name extends string, const ApiName extends string>(facts: CustomFacts<Name, ApiName>) =>
	field(custom(facts), { type: 'string', default: '' }, parseAmount);

/** What was done: what was bought, for how much, what was searched. */
export const CUSTOM_DATA = [
	amount({
		name: 'value',
		apiName: 'value',
		label: 'Value',
		description: 'The total value of the event, in Currency (not in millionths)',
		placeholder: 'e.g. 72.39',
	}),
	field(
		custom({
			name: 'currency',
			apiName: 'currency',
			label: 'Currency',
			description: 'ISO code of the currency of Value; by default that of the ad account',
			placeholder: 'e.g. EUR',
		}),
		{ type: 'string', default: '' },
		(value) => {
			const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
			if (/^[A-Z]{3}$/.test(code)) return code;
			throw new Error('must be a three-letter currency code such as EUR');
		},
	),
	withoutPlaceholders(
		plain({
			name: 'orderId',
			apiName: 'order_id',
			label: 'Order ID',
			description: 'The order ID. Pinterest also uses it to find duplicates.',
		}),
	),
	integer({
		...custom({
			name: 'numItems',
			apiName: 'num_items',
			label: 'Number of Items',
			description: 'The total number of products',
		}),
		minimum: 0,
	}),
	texts(
		custom({
			name: 'contentIds',
			apiName: 'content_ids',
			label: 'Content IDs',
			description: 'IDs of the products as in the catalog, separated by commas, or a list',
		}),
	),
	field(
		custom({
			name: 'contents',
			apiName: 'contents',
			label: 'Line Items (JSON)',
			description:
				'The products: a list of objects with the keys of the API, such as item_name, item_price (before any discount) and quantity',
			placeholder: 'e.g. [{"item_name": "Mug", "item_price": 12.5, "quantity": 2}]',
		}),
		{ type: 'json', default: '' },
		parseLineItems,
	),
	plain({
		name: 'contentName',
		apiName: 'content_name',
		label: 'Content Name',
		description: 'The name of the page or product',
	}),
	plain({
		name: 'contentCategory',
		apiName: 'content_category',
		label: 'Content Category',
		description: 'The category of the page or product',
	}),
	plain({
		name: 'contentBrand',
		apiName: 'content_brand',
		label: 'Content Brand',
		description: 'The brand of the page or product',
	}),
	plain({
		name: 'searchString',
		apiName: 'search_string',
		label: 'Search String',
		description: 'What was searched for',
	}),
	amount({
		name: 'predictedLtv',
		apiName: 'predicted_ltv',
		label: 'Predicted Lifetime Value',
		description: 'The predicted lifetime value of the person, in Currency',
	}),
	{
		...plain({
			name: 'optOutType',
			apiName: 'opt_out_type',
			label: 'Opt-Out Types',
			description: 'Which privacy laws the person has opted out by, separated by commas',
			placeholder: 'e.g. LDP',
		}),
		isNeverLeftOut: true,
	},
	plain({
		name: 'namedPartner',
		apiName: 'np',
		label: 'Named Partner',
		description: 'Only if Pinterest told you to use it',
	}),
	plain({
		name: 'externalMeasurementId',
		apiName: 'external_measurement_id',
		label: 'External Measurement ID',
		description: 'Only if Pinterest told you to use it',
	}),
	integer({
		...custom({
			name: 'externalMeasurementVendorId',
			apiName: 'external_measurement_vendor_id',
			label: 'External Measurement Vendor ID',
			description: 'Only if Pinterest told you to use it',
		}),
		minimum: 0,
	}),
].map(discreet);

/** @throws Error unless the value is a plain decimal number */
function parseAmount(value: unknown): string {
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	if (/^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER) return text;
	throw new Error('must be a number with a point before its decimals, such as 72.39');
}

const LINE_ITEM_TEXTS = ['id', 'item_name', 'item_category', 'item_brand', 'item_brand_id'];
/** Longest ID of a brand, in characters. Source: the API description. */
const LONGEST_BRAND_ID = 64;
const LINE_ITEM_KEYS = [...LINE_ITEM_TEXTS, 'item_price', 'quantity'];

/** One object will do for a list of one. */
function parseLineItems(value: unknown): IDataObject[] {
	const parsed = parseJson(value);
	const list = Array.isArray(parsed) ? asList(parsed) : [parsed];
	return list.map((one, at) => parseLineItem(one, `has in line item ${at + 1}`));
}

/** @param where begins the error's message */
function parseLineItem(value: unknown, where: string): IDataObject {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Error('must be a list of objects, one for each product');
	const given = Object.entries(value).filter(([, one]) => one !== undefined && one !== null && one !== '');
	const unknown = given.find(([key]) => !LINE_ITEM_KEYS.includes(key));
	if (unknown) throw new Error(`${where} the key ${unknown[0]}; line items have ${LINE_ITEM_KEYS.join(', ')}`);
	return Object.fromEntries(given.map(([key, one]) => [key, parsePart(key, one, where)]));
}

function parsePart(key: string, value: unknown, where: string): string | number {
	return reworded(
		() => {
			if (key === 'item_price') return parseAmount(value);
			if (key === 'quantity') return parseInteger(value);
			if (typeof value !== 'string' && typeof value !== 'number') throw new Error('must be text');
			const text = String(value);
			if (key === 'item_brand_id' && [...text].length > LONGEST_BRAND_ID)
				throw new Error(`is longer than the ${LONGEST_BRAND_ID} characters that are allowed`);
			return text;
		},
		(message) => `${where} a wrong ${key}: it ${message}`,
	);
}
