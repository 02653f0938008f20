import type { IDataObject } from 'n8n-workflow';

import { asObjects } from '../api/json';
import type { Values } from '../rows/field';

/**
 * The elements of a write whose body has them in a list: those that the fields make, or those of a body given as JSON.
 *
 * @param make the elements that the fields make; by default one, the body
 */
export const listedIn =
	<Local = unknown>(list: string, make: (values: Values<Local>) => IDataObject[] = ({ body }) => [body]) =>
	(values: Values<Local & { inputMode?: unknown }>): IDataObject[] =>
		values.local.inputMode === 'json' ? asObjects(values.body[list]) : make(values);

/**
 * Refuses a body given as JSON that has no elements, or lacks what stands beside them. Each element is Pinterest's to judge.
 *
 * @param beside names that the body must have as well
 * @throws Error
 */
export function needsList({ body, local }: Values<{ inputMode?: unknown }>, list: string, ...beside: string[]): void {
	if (local.inputMode !== 'json') return;
	const elements: unknown = body[list];
	const isList =
		Array.isArray(elements) && elements.length > 0 && elements.every((one) => typeof one === 'object' && one !== null);
	const missing = [
		...beside.filter((name) => body[name] === undefined),
		...(isList ? [] : [`${list}, a list of objects`]),
	];
	if (missing.length > 0) throw new Error(`JSON Body must be one object; it lacks ${missing.join(' and ')}`);
}
