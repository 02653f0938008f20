import { choice, field, link, mostly, text } from '../../shared/fields/kinds';
import { ITEM_ID } from './item';
import { parsePrice } from './price';

/** Which item in which store. */
export const PAIR = [
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

const price = mostly(
	{
		name: 'localPrice',
		apiName: 'attributes.price',
		label: 'Price',
		description: 'The price in the store, with the currency',
		placeholder: 'e.g. 85.00 EUR',
	},
	(facts) => field(facts, { type: 'string', default: '' }, parsePrice),
);

const AVAILABILITY = choice({
	name: 'localAvailability',
	apiName: 'attributes.availability',
	in: 'body',
	label: 'Availability',
	description: 'Whether the store has it in stock',
	options: [
		{ name: 'In Stock', value: 'in stock' },
		{ name: 'Out of Stock', value: 'out of stock' },
		{ name: 'Preorder', value: 'preorder' },
	],
	default: 'in stock',
	anyForm: true,
});

/** What the store must say of an item. */
export const STOCK = [price({ in: 'body', required: true }), AVAILABILITY];

export const STOCK_MORE = [
	link({
		name: 'localAdLink',
		apiName: 'attributes.ad_link',
		in: 'body',
		label: 'Ad Link',
		description: 'Where an ad for the item in this store leads',
	}),
	price({
		in: 'body',
		name: 'localSalePrice',
		apiName: 'attributes.sale_price',
		label: 'Sale Price',
		description: 'The sale price in the store, with the currency',
	}),
];

export const STOCK_CHANGES = [...STOCK_MORE, AVAILABILITY, price({ in: 'body' })];
