import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, isObject } from '../../shared/api/json';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { field, parseJson } from '../../shared/fields/kinds';

/** Most notifications in a request. Source: the API description. */
const MOST_NOTIFICATIONS = 100;

const operations: Operation[] = [
	operation('POST /notifications', {
		value: 'send',
		effect: 'irreversible',
		name: 'Send',
		action: 'Send notification',
		description:
			'Send Pinterest a partner notification: a JSON object, or a list of up to 100, in the form agreed with Pinterest. This can’t be undone. Only for some apps, also with client credentials.',
		fields: [
			field(
				{
					name: 'notification',
					in: 'local',
					label: 'Notification (JSON)',
					description: 'A JSON object, or a list of up to 100 of them',
					required: true,
				},
				{ type: 'json', default: '' },
				parseNotification,
			),
		],
		check: (values) => void (values.body = values.local.notification),
		split: accepted,
	}),
];

/** @throws Error unless it is an object or a list of 1 to 100 objects */
function parseNotification(value: unknown): IDataObject {
	const json = parseJson(value);
	const list = Array.isArray(json) ? asList(json) : [json];
	// A body that is a list is typed as the object that nearly all bodies are.
	if (list.every(isObject) && list.length > 0 && list.length <= MOST_NOTIFICATIONS) return json as IDataObject;
	throw new Error(`must be a JSON object, or a list of 1 to ${MOST_NOTIFICATIONS} of them`);
}

/** @throws Error when Pinterest got the notification but does not take it, which it says without an error status */
function accepted(answer: unknown): IDataObject[] {
	const { success, received_at, error_msg: reason } = asObject(answer);
	const isRefused = success !== true && typeof reason === 'string' && reason !== '';
	if (success === false || isRefused) {
		const why = typeof reason === 'string' && reason !== '' ? reason : 'it gave no reason';
		throw new Error(`Pinterest received the notification but did not accept it: ${why}`);
	}
	return [{ success, received_at }];
}

export const notifications: Resource = { value: 'notification', name: 'Notification', operations };
