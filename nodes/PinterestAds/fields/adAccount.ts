import { CURRENCIES } from '../../shared/fields/currencies';
import { choice, id, liveChoice, text } from '../../shared/fields/kinds';

export const CREATE_FIELDS = [
	liveChoice({
		name: 'country',
		in: 'body',
		label: 'Country Name or ID',
		description: 'The country of the ad account, as a two-letter code',
		loadOptionsMethod: 'getCountries',
		pattern: /^[A-Z]{2}$/,
	}),
	choice({
		name: 'currency',
		in: 'body',
		label: 'Currency',
		description: 'The currency it’s billed in. It can’t be changed later.',
		options: CURRENCIES,
		default: 'USD',
	}),
	id({
		name: 'ownerUserId',
		apiName: 'owner_user_id',
		in: 'body',
		label: 'Owner User ID',
		description: 'The user who will own it. By default the user of the credential.',
	}),
	text({
		name: 'timeZone',
		apiName: 'time_zone',
		in: 'body',
		label: 'Time Zone',
		description: 'Where its days begin and end',
		placeholder: 'e.g. Europe/Berlin',
	}),
];
