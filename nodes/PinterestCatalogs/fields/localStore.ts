import { decimal, mostly, text } from '../../shared/fields/kinds';
import { country } from './place';

const name = mostly(
	{ name: 'storeName', apiName: 'name', label: 'Name', description: 'The name of the store' },
	(facts) => text(facts),
);

const storeCode = mostly(
	{
		name: 'storeCode',
		apiName: 'store_code',
		label: 'Store Code',
		description: 'What you call the store in your own systems; local inventory names it by this code',
		placeholder: 'e.g. HH1',
	},
	(facts) => text(facts),
);

/** What every store must have. */
export const STORE = [
	name({ in: 'body', required: true }),
	storeCode({ in: 'body', required: true }),
	country({ in: 'body', required: true }),
];

/** Where a store is. */
export const STORE_MORE = [
	text({
		name: 'addressPrimary',
		apiName: 'address_primary',
		in: 'body',
		label: 'Address',
		description: 'Street and number',
	}),
	text({
		name: 'addressSecondary',
		apiName: 'address_secondary',
		in: 'body',
		label: 'Address, Second Line',
		description: 'The second line of the address',
	}),
	text({ name: 'city', in: 'body', label: 'City', description: 'The town it is in' }),
	decimal({
		name: 'latitude',
		in: 'body',
		label: 'Latitude',
		description: 'Degrees north of the equator, negative south of it',
		minimum: -90,
		maximum: 90,
		default: 0,
	}),
	decimal({
		name: 'longitude',
		in: 'body',
		label: 'Longitude',
		description: 'Degrees east of Greenwich, negative west of it',
		minimum: -180,
		maximum: 180,
		default: 0,
	}),
	text({
		name: 'postalCode',
		apiName: 'postal_code',
		in: 'body',
		label: 'Postal Code',
		description: 'The postal code as it is written in the country',
	}),
	text({ name: 'region', in: 'body', label: 'Region', description: 'The state, province or county' }),
];

export const STORE_CHANGES = [
	...STORE_MORE,
	country({ in: 'body' }),
	name({ in: 'body', name: 'newStoreName' }),
	storeCode({ in: 'body', name: 'newStoreCode' }),
];
