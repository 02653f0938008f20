import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { asObject, asText, isObject } from '../../shared/api/json';
import { listedIn, needsList } from '../../shared/run/elements';
import { choice, field, integer, parseJson, text } from '../../shared/fields/kinds';
import { instant } from '../../shared/fields/times';

/** Most logs in a request. Source: the API description. */
const MOST_LOGS = 250;

const METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'] as const;

/** Text of the log; its lengths are those of the API description. */
const told = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
	maxLength?: number,
) => text({ name, apiName, in: 'body', label, description, maxLength });

const number = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
) => integer({ name, apiName, in: 'body', label, description });

const headers = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
) =>
	field(
		{ name, apiName, in: 'body', label, description: 'Headers by name; leave out those that hold tokens or cookies' },
		{ type: 'json', default: '' },
		parseHeaders,
	);

const TOP = [
	choice({
		name: 'logEventType',
		apiName: 'event_type',
		in: 'body',
		label: 'Event Type',
		description: 'Where it happened',
		options: [
			{ name: 'API', value: 'API', description: 'In a request' },
			{ name: 'App', value: 'APP', description: 'In the integration itself' },
		],
		default: 'APP',
		required: true,
	}),
	choice({
		name: 'logLevel',
		apiName: 'log_level',
		in: 'body',
		label: 'Level',
		description: 'The severity of the log entry',
		options: [
			{ name: 'Error', value: 'ERROR' },
			{ name: 'Info', value: 'INFO' },
			{ name: 'Warn', value: 'WARN' },
		],
		default: 'INFO',
		required: true,
	}),
	instant({
		name: 'clientTimestamp',
		apiName: 'client_timestamp',
		in: 'body',
		label: 'Time (UTC)',
		description: 'When it happened. A date, or words such as "now".',
		required: true,
		form: 'milliseconds',
	}),
	text({
		name: 'logMessage',
		apiName: 'message',
		in: 'body',
		label: 'Message',
		description: 'What happened, in up to 8,192 characters',
		maxLength: 8192,
		lines: 2,
	}),
];

const MORE = [
	told('logAdvertiserId', 'advertiser_id', 'Ad Account ID', 'The ad account (advertiser) it is about', 128),
	told('appVersion', 'app_version_number', 'App Version', 'The version of the integration', 20),
	told('errorCause', 'error.cause', 'Error Cause', 'The cause of the error', 512),
	number('errorColumn', 'error.column_number', 'Error Column', 'The column in the file where the error occurred'),
	told('errorFile', 'error.file_name', 'Error File', 'The file where the error occurred', 256),
	number('errorLine', 'error.line_number', 'Error Line', 'The line in the file where the error occurred'),
	told('errorMessage', 'error.message', 'Error Message', 'The message of the error', 8192),
	told('errorMessageDetail', 'error.message_detail', 'Error Message Detail', 'Further text of the error', 1024),
	told('errorName', 'error.name', 'Error Name', 'The name of the error', 256),
	number('errorNumber', 'error.number', 'Error Number', 'The code of the error'),
	told('errorStack', 'error.stack_trace', 'Error Stack Trace', 'The stack trace of the error'),
	told('logExternalBusinessId', 'external_business_id', 'External Business ID', 'The shop it is about', 2048),
	told('feedProfileId', 'feed_profile_id', 'Feed Profile ID', 'The feed it is about', 128),
	told('logMerchantId', 'merchant_id', 'Merchant ID', 'The merchant at Pinterest it is about', 128),
	told('platformVersion', 'platform_version_number', 'Platform Version', 'The version of the commerce platform', 20),
	headers('requestHeaders', 'request.request_headers', 'Request Headers (JSON)'),
	told('requestHost', 'request.host', 'Request Host', 'The host that the request went to'),
	choice({
		name: 'requestMethod',
		apiName: 'request.method',
		in: 'body',
		label: 'Request Method',
		description: 'The method of the request',
		options: METHODS.map((value) => ({ name: value, value })),
		default: 'GET',
	}),
	told('requestPath', 'request.path', 'Request Path', 'The path that the request went to'),
	headers('responseHeaders', 'request.response_headers', 'Response Headers (JSON)'),
	number('responseStatus', 'request.response_status_code', 'Response Status', 'The status of the response'),
	told('logTagId', 'tag_id', 'Tag ID', 'The conversion tag it is about', 128),
];

const operations: Operation[] = [
	operation('POST /integrations/logs', {
		value: 'send',
		effect: 'irreversible',
		name: 'Send',
		action: 'Send logs of integration',
		description: `Send logs of a commerce integration or its requests to Pinterest. This can’t be undone. The logs of all input items are sent together, up to ${MOST_LOGS} in a request. In beta: only for some apps.`,
		fields: TOP,
		collections: { additionalFields: MORE },
		jsonBody: true,
		elementsIn: 'logs',
		makes: ['logs'],
		check(values) {
			needsList(values, 'logs');
			checkRequest(values);
		},
		batch: {
			maxItems: MOST_LOGS,
			noun: 'log',
			elements: listedIn('logs'),
			wrap: (logs) => ({ logs }),
			// One answer for all of them: it is an error when there is anything wrong with one.
			outcomes: (answer, logs) => logs.map(() => ({ data: { success: true, ...asObject(answer) } })),
		},
	}),
];

/** @throws Error when a request is told of in part */
function checkRequest({ body: { request }, local }: Values<{ inputMode?: string }>): void {
	if (local.inputMode === 'json' || !isObject(request)) return;
	const missing = ['host', 'method', 'path'].filter((name) => request[name] === undefined);
	if (missing.length > 0)
		throw new Error(`Request Host, Request Method and Request Path need each other; missing: ${missing.join(', ')}`);
}

/** A header may have several values. */
function headerOf(value: unknown): string {
	return asText(value) ?? (Array.isArray(value) ? value.join() : JSON.stringify(value));
}

function parseHeaders(value: unknown): IDataObject {
	const json = parseJson(value);
	if (isObject(json)) return Object.fromEntries(Object.entries(json).map(([name, one]) => [name, headerOf(one)]));
	throw new Error('must be a JSON object such as {"accept": "application/json"}');
}

export const integrationLogs: Resource = { value: 'integrationLog', name: 'Integration Log', operations };
