import type { Field } from '../../shared/describe/rows';
import { choice, link, text } from '../../shared/fields/kinds';

/** Which item in which store. */
export const PAIR: Field[] = [
	text({
		name: 'itemId',
		wire: 'item_id',
		in: 'body',
		label: 'Item ID',
		description: 'The item, by the ID that it has in the catalog',
		placeholder: 'e.g. DS0294-M',
		required: true,
	}),
	text({
		name: 'storeCode',
		wire: 'store_code',
		in: 'body',
		label: 'Store Code',
		description: 'The store, by its code',
		placeholder: 'e.g. HH1',
		required: true,
	}),
];

const price = (required: boolean): Field =>
	text({
		name: 'localPrice',
		wire: 'attributes.price',
		in: 'body',
		label: 'Price',
		description: 'What it costs in the store, with the currency',
		placeholder: 'e.g. 89.00 EUR',
		required,
	});

const AVAILABILITY = choice({
	name: 'localAvailability',
	wire: 'attributes.availability',
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
export const STOCK: Field[] = [price(true), AVAILABILITY];

export const STOCK_MORE: Field[] = [
	link({
		name: 'localAdLink',
		wire: 'attributes.ad_link',
		in: 'body',
		label: 'Ad Link',
		description: 'Where an ad for the item in this store leads',
	}),
	text({
		name: 'localSalePrice',
		wire: 'attributes.sale_price',
		in: 'body',
		label: 'Sale Price',
		description: 'What it costs in the store while it is reduced, with the currency',
		placeholder: 'e.g. 79.00 EUR',
	}),
];

export const STOCK_CHANGES: Field[] = [...STOCK_MORE, AVAILABILITY, price(false)];
