import type { Field } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { DEFAULT_COUNTRY_CODE } from '../../shared/fields/phone';
import { aboutEvent, isReport, outcomesOf } from '../events/answer';
import { eventOf, eventsIn, makeEvents } from '../events/make';
import { APP_INFO, DEVICE_INFO } from '../fields/appAndDevice';
import { CUSTOM_DATA } from '../fields/customData';
import { MORE, OLDEST, TEST, TOP, givenByInput } from '../fields/event';
import { NOT_FITTING, leavesOut } from '../fields/notFitting';
import { USER_DATA, withoutPersons } from '../fields/userData';

/** Most events of a request. Source: the API description's ConversionEvents. */
const MOST_EVENTS = 1000;

/** What only an app tells of itself and of its device. Columns and JSON may have it of any event. */
const ofApps = <One extends Field>(one: One) => ({ ...one, when: { actionSource: ['app_android', 'app_ios'] } });

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/events', {
		value: 'send',
		effect: 'irreversible',
		name: 'Send',
		action: 'Send conversion events',
		description:
			'Send conversion events to Pinterest: purchases, sign-ups, searches, items added to a cart and more. Personal data is hashed before it’s sent. The events of all input items are sent together, up to 1,000 in a request, and each has its own outcome. This can’t be undone.',
		fields: [AD_ACCOUNT, TEST, ...TOP],
		collections: {
			userData: USER_DATA,
			customData: CUSTOM_DATA,
			appInfo: APP_INFO.map(ofApps),
			deviceInfo: DEVICE_INFO.map(ofApps),
			additionalFields: MORE,
			options: [NOT_FITTING, DEFAULT_COUNTRY_CODE, OLDEST],
		},
		jsonBody: true,
		replacedBy: givenByInput,
		leavesOut,
		check: makeEvents,
		elementsIn: 'data',
		batch: {
			maxItems: MOST_EVENTS,
			noun: 'event',
			elements: eventsIn,
			wrap: (elements) => ({ data: elements.map(eventOf) }),
			isAnswer: isReport,
			outcomes: outcomesOf,
			about: aboutEvent,
			redactText: (text, elements) => withoutPersons(text, elements.map(eventOf)),
		},
	}),
];

export const conversionEvents: Resource = { value: 'conversionEvent', name: 'Conversion Event', operations };
