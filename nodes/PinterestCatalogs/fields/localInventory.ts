import type { Field } from '../../shared/rows/field';
import { choice, field, link, text } from '../../shared/fields/kinds';
import { ITEM_ID } from './item';
import { parsePrice } from './price';

/** Which item in which store. */
export const PAIR: Field[] = [
	ITEM_ID,
	text({
		name: 'storeCode',
		apiName: 'store_code',
		in: 'body',
		label: 'Store Code',
		description: 'The store, by its code',
		placeholder: 'e.g. HH1',
		required: true,
	}),
];

const price = (name: string, apiName: string, label: string, description: string, required = false): Field =>
	field(
		{ name, apiName: `attributes.${apiName}`, in: 'body', label, description, placeholder: 'e.g. 85.00 EUR', required },
		{ type: 'string', default: '' },
		parsePrice,
	);

const localPrice = (required: boolean): Field =>
	price('localPrice', 'price', 'Price', 'What it costs in the store, with the currency', required);

const AVAILABILITY = choice({
	name: 'localAvailability',
	apiName: 'attributes.availability',
	in: 'body',
	label: 'Availability',
	description: 'Whether the store has it',
	options: [
		{ name: 'In Stock', value: 'in stock' },
		{ name: 'Out of Stock', value: 'out of stock' },
		{ name: 'Preorder', value: 'preorder' },
	],
	default: 'in stock',
});

/** What the store must say of an item. */
export const STOCK: Field[] = [localPrice(true), AVAILABILITY];

export const STOCK_MORE: Field[] = [
	link({
		name: 'localAdLink',
		apiName: 'attributes.ad_link',
		in: 'body',
		label: 'Ad Link',
		description: 'Where an ad for the item in this store leads',
	}),
	price('localSalePrice', 'sale_price', 'Sale Price', 'What it costs there while it is reduced, with the currency'),
];

export const STOCK_CHANGES: Field[] = [...STOCK_MORE, AVAILABILITY, localPrice(false)];
