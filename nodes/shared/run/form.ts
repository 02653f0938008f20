/** The forms of a result: the fields that most people need, what Pinterest gave, or single fields of both. */
import type { IDataObject } from 'n8n-workflow';

import { setIn } from '../api/json';
import type { OutputLocals } from '../fields/output';
import { isSimple } from '../fields/output';
import type { Values } from '../rows/field';
import type { Operation } from '../rows/operation';
import { FileResult } from '../rows/result';
import type { Result } from '../rows/result';

/** What a result is taken from whose fields are chosen. No part of its JSON, so it goes with the result until {@link chosen}. */
const FORMS = Symbol('forms');

interface Forms {
	/** The fields that were asked for. */
	names: readonly string[];
	simple: IDataObject;
	raw: IDataObject;
}

type Formed = IDataObject & { [FORMS]?: Forms };

/** The most names that an error tells. */
const MOST_TOLD = 60;

/**
 * A simplified result that is to be one of chosen fields remembers what it came from; others stay what they are. Its own fields are all
 * there until {@link chosen}, since the run knows results by them.
 *
 * @param raw as Pinterest gave it
 */
export function withForms(
	{ output, outputFields: names = [] }: OutputLocals,
	simple: IDataObject,
	raw: IDataObject,
): IDataObject {
	if (output !== 'fields' || names.length === 0) return simple;
	return Object.assign({ ...simple }, { [FORMS]: { names, simple, raw } satisfies Forms });
}

/**
 * Rows in the form that was asked for.
 *
 * @param simplify makes as many of the rows as there are, in their order
 */
export function rowsAs(
	local: OutputLocals,
	rows: IDataObject[],
	simplify: (rows: IDataObject[]) => IDataObject[],
): IDataObject[] {
	if (!isSimple(local)) return rows;
	return simplify(rows).map((row, at) => withForms(local, row, rows[at] ?? {}));
}

/**
 * The results that an operation makes of an answer or an element, in the form that was asked for. Where the raw form is one result, each
 * of the simplified ones is of it; where there are as many, each is of its own.
 *
 * @param redact takes out of a result what must not be shown
 */
export function splitOf(
	{ split, simplify }: Pick<Operation, 'split' | 'simplify'>,
	answer: unknown,
	values: Values,
	redact: (object: IDataObject) => IDataObject = (object) => object,
): IDataObject[] | undefined {
	const results = split?.(answer, values).map(redact);
	if (!results || !simplify || values.local.output !== 'fields') return results;
	const raw = split?.(answer, { ...values, local: { ...values.local, output: 'raw' } }).map(redact) ?? [];
	const [whole = {}] = raw;
	return results.map((result, at) =>
		withForms(values.local, result, raw.length === 1 ? whole : raw.length === results.length ? (raw[at] ?? {}) : {}),
	);
}

/**
 * The result as it is given: where fields were chosen, only those that it has in its simplified or else its raw form, in the order they
 * were asked for, and what the node itself says of it, such as its outcome.
 */
export function chosen(result: Formed): IDataObject {
	const forms = result[FORMS];
	if (!forms) return result;
	const { names, simple, raw } = forms;
	const given: IDataObject = {};
	for (const name of names) {
		const from = [result, raw].find((one) => Object.hasOwn(one, name));
		if (from) setIn(given, name, from[name] ?? null);
	}
	for (const [name, value] of Object.entries(result)) if (!Object.hasOwn(simple, name)) given[name] = value;
	return given;
}

/** What is wrong with the chosen fields: those that none of the results has; undefined where there are none. */
export function unknownFields(results: readonly Result[]): Error | undefined {
	const formed = results.flatMap((result: FileResult | Formed) => {
		const forms = result instanceof FileResult ? undefined : result[FORMS];
		return forms ? [{ ...forms, result }] : [];
	});
	const unknown = (formed[0]?.names ?? []).filter(
		(name) => !formed.some(({ result, raw }) => Object.hasOwn(result, name) || Object.hasOwn(raw, name)),
	);
	if (unknown.length === 0) return undefined;
	const known = new Set(formed.flatMap(({ result, raw }) => [...Object.keys(result), ...Object.keys(raw)]));
	const told = [...known].slice(0, MOST_TOLD).join(', ');
	return new Error(`Fields has names that no result has: ${unknown.join(', ')}. Results have: ${told}`);
}
