import type { Field } from '../../shared/rows/field';
import { byName } from '../../shared/fields/english';
import { choice, choices, field, flag, integer, link, text, unmarked } from '../../shared/fields/kinds';
import { languageOf } from '../../shared/fields/locale';
import { instant } from '../../shared/fields/times';
import { COLUMNS_BY_NAME } from '../../shared/run/inputColumns';
import { APP_INFO, DEVICE_INFO } from './appAndDevice';
import { CUSTOM_DATA } from './customData';
import { discreet } from './discreet';
import { inputFields } from './mapping';
import { withoutPlaceholders } from './notFitting';
import { USER_DATA } from './userData';

/** Stands for a name that is not Pinterest's own. */
const OWN_NAME = 'other';

const NAMES = {
	add_payment_info: 'Add Payment Info',
	add_to_cart: 'Add to Cart',
	add_to_wishlist: 'Add to Wishlist',
	app_install: 'App Install',
	checkout: 'Checkout',
	custom: 'Custom',
	initiate_checkout: 'Initiate Checkout',
	lead: 'Lead',
	page_visit: 'Page Visit',
	search: 'Search',
	signup: 'Signup',
	subscribe: 'Subscribe',
	view_category: 'View Category',
	view_content: 'View Content',
	watch_video: 'Watch Video',
};

const NAME = {
	...choice({
		name: 'eventName',
		apiName: 'event_name',
		in: 'body',
		label: 'Event Name',
		description: 'What the person did',
		options: [
			...Object.entries(NAMES).map(([value, name]) => ({ name, value })),
			{ name: 'Your Own Event', value: OWN_NAME, description: 'One that the ad account has defined' },
		],
		default: 'checkout',
	}),
	// Names that an ad account has defined come out of expressions as well.
	parse: (value: unknown) => {
		if (typeof value === 'string') return value.trim() === OWN_NAME ? undefined : value.trim();
		throw new Error('must be text');
	},
};

/** Event Name often comes from the input. */
const OWN = unmarked(
	text({
		name: 'ownEventName',
		apiName: 'event_name',
		in: 'body',
		label: 'Own Event Name',
		description: 'The name of an event that the ad account has defined (see Defined Event)',
		required: true,
		when: { eventName: [OWN_NAME] },
	}),
);

const SOURCE = choice({
	name: 'actionSource',
	apiName: 'action_source',
	in: 'body',
	label: 'Action Source',
	description: 'Where it happened',
	options: [
		{ name: 'Android App', value: 'app_android' },
		{ name: 'iOS App', value: 'app_ios' },
		{ name: 'Offline', value: 'offline' },
		{ name: 'Web', value: 'web' },
	],
	default: 'web',
});

const TIME_FACTS = instant({
	name: 'eventTime',
	apiName: 'event_time',
	in: 'body',
	label: 'Event Time (UTC)',
	description: 'When the person did it, in any usual form: ISO 8601, seconds or milliseconds since 1970, "2 hours ago"',
});

const TIME = { ...TIME_FACTS, shown: { ...TIME_FACTS.shown, default: '={{ $now.toISO() }}' } };

/** The event's ID: Pinterest counts an event once, whichever way and how often it comes with it. */
const EVENT_ID_FROM = choice({
	name: 'eventIdFrom',
	in: 'local',
	label: 'Event ID From',
	description:
		'Where the event ID comes from. Pinterest uses it to count an event only once, even if the website’s tag sends it too.',
	options: [
		{
			name: 'Input Field or Digest',
			value: 'derived',
			description:
				'The input field that is read as Event ID. Without one, a digest of other parts of the event, which is the same on a re-run.',
		},
		{ name: 'Parameter Below', value: 'given' },
	],
	default: 'given',
});

const EVENT_ID_FACTS = text({
	name: 'eventId',
	apiName: 'event_id',
	in: 'body',
	label: 'Event ID',
	description: 'A unique ID that stays the same each time this event is sent, such as the order ID',
	required: true,
	when: { eventIdFrom: ['given'] },
});

/** One that stands for nothing would make one event of all. */
const EVENT_ID = withoutPlaceholders(EVENT_ID_FACTS);

/** Columns taken by their names may give it, so only without those it carries the mark: n8n starts no node that lacks what is marked. */
const EVENT_ID_GIVEN = [
	{ ...EVENT_ID, when: { eventIdFrom: ['given'], inputFieldsFrom: ['chosen'] } },
	unmarked({ ...EVENT_ID, when: { eventIdFrom: ['given'], inputFieldsFrom: [COLUMNS_BY_NAME.value] } }),
];

const OPT_OUT_FACTS = flag({
	name: 'optOut',
	apiName: 'opt_out',
	in: 'body',
	label: 'Opt Out',
	description: 'Whether the person has opted out of tracking; in an app, of personalized ads',
});

/** As shops have it: 1 and yes, 0 and no. Anything else refuses the event, or the wish would be lost. */
const OPT_OUT = {
	...OPT_OUT_FACTS,
	isNeverLeftOut: true,
	parse: (value: unknown) => {
		const word = String(value).trim().toLowerCase();
		if (['1', 'y', 'yes'].includes(word)) return true;
		return ['0', 'n', 'no'].includes(word) ? false : OPT_OUT_FACTS.parse(value);
	},
};

const LANGUAGE_FACTS = text({
	name: 'language',
	apiName: 'language',
	in: 'body',
	label: 'Language',
	description: 'The person’s language as a two-letter code; of a locale such as de-AT, its language',
	placeholder: 'e.g. de',
});

const LANGUAGE = { ...LANGUAGE_FACTS, parse: (value: unknown) => languageOf(String(LANGUAGE_FACTS.parse(value))) };

/** Event-level properties beside those at the top. */
export const MORE = [
	link({
		name: 'eventSourceUrl',
		apiName: 'event_source_url',
		in: 'body',
		label: 'Event Source URL',
		description: 'The address of the page where it happened',
		maxLength: 16_384,
	}),
	OPT_OUT,
	text({
		name: 'partnerName',
		apiName: 'partner_name',
		in: 'body',
		label: 'Partner Name',
		description: 'Who sends the event for the advertiser',
		placeholder: 'e.g. ss-partnername',
	}),
	LANGUAGE,
	flag({ name: 'wifi', apiName: 'wifi', in: 'body', label: 'Wi-Fi', description: 'Whether the device was on Wi-Fi' }),
	...(
		[
			['appId', 'app_id', 'App ID', 'The app’s ID in its store'],
			['appName', 'app_name', 'App Name', 'The name of the app'],
			['appVersion', 'app_version', 'App Version', 'The version of the app'],
			['deviceBrand', 'device_brand', 'Device Brand', 'The manufacturer of the device'],
			['deviceCarrier', 'device_carrier', 'Device Carrier', 'The mobile carrier'],
			['deviceModel', 'device_model', 'Device Model', 'The model of the device'],
			['deviceType', 'device_type', 'Device Type', 'What type of device it is'],
			['osVersion', 'os_version', 'OS Version', 'The version of the device’s system'],
		] as const
	).map(([name, apiName, label, description]) => text({ name, apiName, in: 'body', label, description })),
]
	.map(discreet)
	.map(withoutPlaceholders);

/** Every property of an event, with the check that brings its value into the API's form. */
export const PROPERTIES: Field[] = [
	...[NAME, SOURCE, TIME, EVENT_ID].map(discreet),
	...MORE,
	...USER_DATA,
	...CUSTOM_DATA,
	...APP_INFO,
	...DEVICE_INFO,
];

/** What an event's ID can be a digest of, in the order in which it is hashed. */
export const DERIVABLE: Record<string, string> = {
	event_name: 'Event Name',
	event_time: 'Event Time',
	action_source: 'Action Source',
	event_source_url: 'Event Source URL',
	user_data: 'User Data',
	'custom_data.order_id': 'Order ID',
	'custom_data.value': 'Value',
	'custom_data.content_ids': 'Content IDs',
	'custom_data.contents': 'Line Items',
	'custom_data.search_string': 'Search String',
};

const DERIVE_FROM = choices({
	name: 'eventIdParts',
	in: 'local',
	label: 'Derive From',
	description:
		'The parts of the event to make the ID from. Together they must be unique for each event, and the same on a re-run: don’t use the time if it’s the time of the run.',
	options: Object.entries(DERIVABLE)
		.map(([value, name]) => ({ name, value }))
		.sort(byName),
	default: ['event_name', 'event_time', 'user_data'],
	required: true,
	when: { eventIdFrom: ['derived'] },
});

/** Sends an event that Pinterest checks and then forgets. */
export const TEST = field(
	{
		name: 'testMode',
		apiName: 'test',
		in: 'query',
		label: 'Test Mode',
		description: 'Whether Pinterest only checks the events and records none of them',
	},
	{ type: 'boolean', default: false },
	(value) => (value === true || value === 'true' ? true : undefined),
);

/** How long Pinterest takes events after they happened, where it makes no exception. */
export const OLDEST_DAYS = 7;

export const OLDEST = integer({
	name: 'oldestDays',
	in: 'local',
	label: 'Oldest Event (Days)',
	description: 'Refuse older events before they are sent, since Pinterest only accepts events for a limited time',
	minimum: 1,
	maximum: 3650,
	default: OLDEST_DAYS,
});

const INPUT = inputFields(PROPERTIES);

/** The properties of an event that its input item gives: parameters for those are not read. */
export const givenByInput = INPUT.replaced;

export const TOP = [
	...[NAME, OWN, SOURCE, TIME].map(discreet),
	EVENT_ID_FROM,
	...EVENT_ID_GIVEN.map(discreet),
	DERIVE_FROM,
	...INPUT.fields,
];
