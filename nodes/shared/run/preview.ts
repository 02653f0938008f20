/** What is shown of writes that are not sent. */
import type { IDataObject, INode } from 'n8n-workflow';

import { isRead } from '../api/effect';
import { asObject } from '../api/json';
import { Previewed } from '../api/hold';
import type { Call } from '../api/request';
import { requestOf } from '../api/requestName';
import { redactJson, redactorFor, secretsOf } from '../api/secrets';
import { fillPath } from '../api/url';
import type { Compiled } from '../fields/compiled';
import { amountsIn } from '../fields/money';
import { PREVIEW } from '../fields/standard';
import type { Read, Values } from '../rows/field';
import type { Operation, ReadItem } from '../rows/operation';
import type { Result } from '../rows/result';
import { callFor } from './batchParts';
import type { BatchOperation, Part } from './batchParts';
import { toldOf } from './inputColumns';

/**
 * Whether an item wants to see its write and not to send it.
 *
 * What stands in the panel counts as it stands there. An expression is filled by somebody who may leave it out or get it wrong, such as a
 * language model: only false sends.
 */
export function isPreview({ parameters }: INode, { operation }: Compiled, read: Read): boolean {
	if (isRead(operation)) return false;
	const { options } = parameters;
	const { name } = PREVIEW;
	if (isExpression(options)) {
		const given = asObject(read('options', {}));
		return name in given && !isFalse(given[name]);
	}
	const set = asObject(options)[name];
	if (isExpression(set)) return !isFalse(asObject(read('options', {}))[name]);
	return (set ?? '') !== '' && !isFalse(set);
}

function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

function isFalse(value: unknown): boolean {
	return value === false || (typeof value === 'string' && value.trim().toLowerCase() === 'false');
}

/** The request that an item would have sent; any other error stays one. */
export function previewOf({ operation }: Pick<Compiled, 'operation'>, values: Values, error: unknown): Result {
	if (!(error instanceof Previewed)) throw error;
	const { call } = error;
	if ('note' in call) return { preview: true, method: call.request, request: call.note };
	return { ...shownOf(operation, call), ...toldOf(values) };
}

function shownOf(
	operation: Operation,
	{ request, ids, query = {}, body }: Pick<Call, 'request' | 'ids' | 'query' | 'body'>,
): IDataObject {
	const { method, path } = requestOf(request);
	const shown: IDataObject = {
		preview: true,
		method,
		path: fillPath(path, ids),
		...(Object.keys(query).length > 0 ? { query } : {}),
	};
	if (body !== undefined) shown.body = body;
	return { ...withoutSecrets(shown), ...inAccountCurrency(operation, body) };
}

/** Passwords and tokens that somebody gives to Pinterest are not for those who read a preview. */
function withoutSecrets(shown: IDataObject): IDataObject {
	const secrets = secretsOf(shown);
	return secrets.length === 0 ? shown : asObject(redactJson(shown, redactorFor(secrets)));
}

/** Amounts as people read them, beside the millionths that Pinterest gets. */
function inAccountCurrency({ fields = [], collections = {} }: Operation, body: unknown): IDataObject {
	const micro = [...fields, ...Object.values(collections).flat()]
		.filter(({ isAmount }) => isAmount)
		.map(({ apiName }) => apiName.split('.').at(-1) ?? apiName);
	const amounts = amountsIn(body, micro);
	return Object.keys(amounts).length > 0 ? { amounts_in_currency: amounts } : {};
}

/** Shows the requests of a batched write: each item gets its elements, and the request they would be part of. */
export function previewBatch(operation: BatchOperation, parts: Part[], items: ReadItem[]): void {
	const byItem = new Map(items.map((item): [ReadItem, IDataObject[]] => [item, []]));
	parts.forEach((part, at) => {
		const { request, query, body } = callFor(operation, part);
		const { method, path } = requestOf(request);
		const content = operation.batch.inQuery ? { query } : { body: body as IDataObject };
		part.elements.forEach((element, position) => {
			const shown = {
				preview: true,
				method,
				path: fillPath(path, part.values.ids),
				request: at + 1,
				requests: parts.length,
				position: position + 1,
				element: element.body,
				...inAccountCurrency(operation, element.body),
				...toldOf(element.item.values),
				// The whole content once for each request, or a list of 30 would stand in 30 items.
				...(position === 0 ? content : {}),
			};
			byItem.get(element.item)?.push(withoutSecrets(shown));
		});
	});
	for (const [item, results] of byItem) item.succeed(results);
}
