import type { IDataObject } from 'n8n-workflow';

import { isRead } from '../api/effect';
import { asText } from '../api/json';
import type { Call } from '../api/request';
import { requestOf } from '../api/requestName';
import type { OutputLocals } from '../fields/output';
import { isSimple } from '../fields/output';
import type { Values } from '../rows/field';
import type { Operation, Row } from '../rows/operation';
import { withForms } from './form';

/** The request that an operation's values make. */
export function callOf(operation: Operation, values: Values): Call {
	const { request, redactText, repeated, queryNow } = operation;
	const { method } = requestOf(request);
	return {
		request,
		ids: values.ids,
		redactText: redactText && ((text) => redactText(text, values)),
		repeatable: isRead(operation),
		query: values.query,
		queryNow,
		repeated,
		body: (method === 'POST' || method === 'PATCH') && !operation.noBody ? values.body : undefined,
	};
}

/** An object in the form that was asked for; one without what it is known by stays as it came, since it is another than described. */
export function simplified(
	{ simplify }: Pick<Row, 'simplify'>,
	{ local }: Pick<Values<OutputLocals>, 'local'>,
	object: IDataObject,
): IDataObject {
	if (typeof simplify !== 'function' || !isSimple(local)) return object;
	const simple = simplify(object);
	return withForms(local, 'id' in simple && !asText(simple.id) ? object : simple, object);
}
