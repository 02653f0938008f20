import type { Field } from '../../shared/rows/field';
import { decimal, text } from '../../shared/fields/kinds';
import { country } from './place';

const line = (name: string, apiName: string, label: string, description: string): Field =>
	text({ name, apiName, in: 'body', label, description });

const name = (parameter: string, required: boolean): Field =>
	text({
		name: parameter,
		apiName: 'name',
		in: 'body',
		label: 'Name',
		description: 'How the store is called',
		required,
	});

const storeCode = (parameter: string, required: boolean): Field =>
	text({
		name: parameter,
		apiName: 'store_code',
		in: 'body',
		label: 'Store Code',
		description: 'What you call the store in your own systems; local inventory names it by this code',
		placeholder: 'e.g. HH1',
		required,
	});

/** What every store must have. */
export const STORE: Field[] = [
	name('storeName', true),
	storeCode('storeCode', true),
	country({ in: 'body', required: true }),
];

/** Where a store is. */
export const STORE_MORE: Field[] = [
	line('addressPrimary', 'address_primary', 'Address', 'Street and number'),
	line('addressSecondary', 'address_secondary', 'Address, Second Line', 'What the first line leaves out'),
	line('city', 'city', 'City', 'The town it is in'),
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
	line('postalCode', 'postal_code', 'Postal Code', 'The postal code as it is written in the country'),
	line('region', 'region', 'Region', 'The state, province or county'),
];

export const STORE_CHANGES: Field[] = [
	...STORE_MORE,
	country({ in: 'body' }),
	name('newStoreName', false),
	storeCode('newStoreCode', false),
];
