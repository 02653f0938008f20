import type { IDataObject } from 'n8n-workflow';

import { checkFile, foreignFile, readCsv, readJson } from '../../shared/api/file';
import { explanationIn } from '../../shared/api/explanation';
import { asList, asObject, asText, isObject, setIn } from '../../shared/api/json';
import { outcomeOf } from '../../shared/run/outcomes';
import type { ElementOutcome } from '../../shared/rows/batch';
import type { NamedOutcome } from '../../shared/run/outcomes';

/** What the file is of, for messages. */
export const NOUN = 'bulk request';

/** What a bulk request can do to a thing. */
const ACTIONS = ['create', 'update'];

/**
 * What the file of a bulk request tells: the things that were downloaded, or what became of each that was sent.
 *
 * The API description says nothing of these files. Lists are looked for wherever they are, by kind (`campaigns`), or by what was done and
 * kind (`create.campaigns`); a file without any is given as it is, so that nothing is lost.
 *
 * @throws Error when it is neither whole JSON nor CSV, or has nothing in it
 */
export function toldIn(text: string): NamedOutcome[] {
	checkFile(text, NOUN, 'table');
	if (!/^\s*[{[]/.test(text)) return readCsv(text, NOUN).map((data) => ({ about: {}, outcome: { data } }));
	const file = readJson(text, `The file of the ${NOUN} is damaged: it is not whole JSON`);
	if (Object.keys(asObject(file)).length + asList(file).length === 0) throw foreignFile(NOUN, text);
	if (isObject(file) && !hasLists(file) && isFailure(file))
		throw foreignFile(NOUN, explanationIn(file).message || text);
	if (isObject(file) && !hasLists(file)) return [{ about: {}, outcome: resultOf(file) }];
	const elements = elementsIn(file, []);
	if (elements.length > 0 && !elements.some(({ element }) => isObject(element))) throw foreignFile(NOUN, text);
	return elements.map(tellOf);
}

/** Whether an object says that something failed, and nothing else: neither what it is about nor in which form Pinterest tells of a thing. */
function isFailure({ status, id, data }: IDataObject): boolean {
	return /^(failure|failed|error)$/i.test(asText(status) ?? '') && (id ?? data ?? undefined) === undefined;
}

/** An element of a list, and where in the file it is. */
interface Placed {
	element: unknown;
	path: string[];
	at: number;
}

function elementsIn(value: unknown, path: string[]): Placed[] {
	if (Array.isArray(value)) return value.map((element: unknown, at) => ({ element, path, at }));
	if (!isObject(value)) return [];
	return Object.entries(value).flatMap(([name, part]) => elementsIn(part, [...path, name]));
}

function tellOf({ element, path, at }: Placed): NamedOutcome {
	const told = asObject(element);
	if (!isObject(element) && element !== null) setIn(told, 'value', element);
	const outcome = resultOf(told);
	const action = path.find((part) => ACTIONS.includes(part));
	const entity = path.filter((part) => part !== action).at(-1);
	return {
		about: {
			...(action ? { bulk_action: action } : {}),
			...(entity ? { bulk_entity: entity } : {}),
			// Of what was refused there may be nothing else to know it by.
			...('refused' in outcome ? { position: at + 1 } : {}),
		},
		outcome,
	};
}

/** `{data, exceptions}` where the request asked for details; without them, `{id, status}`; or the thing itself. */
function resultOf(element: IDataObject): ElementOutcome {
	const { status, error_messages: messages } = element;
	const reasons = asList(messages).map((one) => asText(one) ?? JSON.stringify(one));
	if (reasons.length > 0) return { refused: { message: reasons.join('; ') } };
	const outcome = outcomeOf(element);
	if ('refused' in outcome || status !== 'FAILED') return outcome;
	return { refused: { message: 'Pinterest refused it; get the request with details for the reason' } };
}

function hasLists(value: unknown, depth = 0): boolean {
	if (Array.isArray(value)) return true;
	return isObject(value) && depth < ACTIONS.length && Object.values(value).some((part) => hasLists(part, depth + 1));
}
