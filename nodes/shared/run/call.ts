import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../api/request';
import type { Values } from '../rows/field';
import type { Operation } from '../rows/operation';
import { repeatedIn } from '../rows/operation';

/** The request that an operation's values make. */
export function callOf(operation: Operation, values: Values): Call {
	const { method, path, category, redactText, repeated = repeatedIn(operation) } = operation;
	return {
		method,
		path,
		category,
		ids: values.ids,
		redactText: redactText && ((text) => redactText(text, values)),
		repeatable: operation.repeatable,
		query: values.query,
		repeated,
		body: (method === 'POST' || method === 'PATCH') && !operation.noBody ? values.body : undefined,
	};
}

/** An object as the Simplify switch wants it. */
export function simplified(operation: Operation, values: Values, object: IDataObject): IDataObject {
	const { simplify, simplifyName = 'simplify' } = operation;
	return typeof simplify === 'function' && values.local[simplifyName] === true ? simplify(object) : object;
}
