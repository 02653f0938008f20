import type { IDataObject } from 'n8n-workflow';

import { hidden } from './api/errors';
import type { Call } from './api/request';
import type { Field, Operation, Values } from './describe/rows';

/** The request that an operation's values make. */
export function callOf(operation: Operation, values: Values): Call {
	const { method, path, category, conceal } = operation;
	const fields: Field[] = [...(operation.fields ?? []), ...Object.values(operation.collections ?? {}).flat()];
	return {
		method,
		path,
		category,
		ids: values.ids,
		anyAnswer: operation.answer === 'nothing',
		conceal: conceal ? (text) => conceal(text, values) : secretsIn(operation, values),
		repeatable: operation.repeatable,
		query: values.query,
		repeated: fields.filter((one) => one.repeated && one.in === 'query').map((one) => one.wire),
		body: (method === 'POST' || method === 'PATCH') && !operation.noBody ? values.body : undefined,
	};
}

/** Takes the secrets that a body holds out of a text. */
function secretsIn({ secrets }: Operation, { body }: Values): Call['conceal'] {
	const sent = (secrets ?? []).map((name) => body[name]).filter((value) => typeof value === 'string' && value !== '');
	return sent.length > 0 ? (text) => hidden(text, sent as string[]) : undefined;
}

/** An object of an answer without its secrets. */
export function withoutSecrets({ secrets, hide }: Operation, object: IDataObject): IDataObject {
	const shown = hide ? hide(object) : object;
	if (!secrets) return shown;
	return Object.fromEntries(Object.entries(shown).filter(([name]) => !secrets.includes(name)));
}

/** An object as the Simplify switch wants it. */
export function simplified(operation: Operation, values: Values, object: IDataObject): IDataObject {
	const { simplify, simplifyName = 'simplify' } = operation;
	return typeof simplify === 'function' && values.local[simplifyName] === true ? simplify(object) : object;
}
