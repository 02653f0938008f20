/**
 * Good answers as they should not be: what the request did is done, but its answer lacks or has something. Each gives the text of the
 * answer.
 *
 * @param body undefined where the answer has none
 */
export const ALTERATIONS = {
	/** Every id is null. */
	idNull: (body: unknown) => text(mapped(body, (name, value) => (isId(name) && isPlain(value) ? null : value))),
	/** Ids of 15 digits and more are bare numbers. */
	bareNumbers: (body: unknown) => text(body).replace(/"(\d{15,19})"/g, '$1'),
	/** The lists hold null, a text or an empty object beside what they had. */
	nullElement: (body: unknown) => text(withElement(body, null)),
	textElement: (body: unknown) => text(withElement(body, 'a text')),
	emptyElement: (body: unknown) => text(withElement(body, {})),
	/** All elements of the lists are null. */
	nullElements: (body: unknown) => text(withLists(body, (list) => list.map(() => null))),
	/** The lists are null, or objects, or lack their last element. */
	nullLists: (body: unknown) => text(withLists(body, () => null)),
	objectLists: (body: unknown) => text(withLists(body, (list) => ({ ...list }))),
	oneLess: (body: unknown) => text(withLists(body, (list) => list.slice(0, -1))),
	/** As some servers write it. */
	byteOrderMark: (body: unknown) => `\uFEFF${text(body)}`,
	/** What is named errors is one text. */
	errorsText: (body: unknown) => text(isObject(body) ? { ...body, errors: 'Something was not right' } : body),
	/** The place of the next page is something else than a text. */
	bookmarkNumber: (body: unknown) => text(withBookmark(body, 1)),
	bookmarkObject: (body: unknown) => text(withBookmark(body, { next: 'page' })),
	/** Only the beginning arrives, as if that were all. */
	truncated: (body: unknown) => text(body).slice(0, Math.max(1, Math.floor(text(body).length / 2))),
} satisfies Record<string, (body: unknown) => string>;

export type Alteration = keyof typeof ALTERATIONS;

const text = (body: unknown): string => (body === undefined ? '' : JSON.stringify(body));

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isId = (name: string) => /^(id|\w+_id|token)$/.test(name);
const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** A copy in which each value is what `change` makes of it and its name, the outermost first. */
function mapped(value: unknown, change: (name: string, value: unknown) => unknown, name = ''): unknown {
	const changed = change(name, value);
	if (Array.isArray(changed)) return changed.map((one: unknown) => mapped(one, change, name));
	if (!isObject(changed)) return changed;
	return Object.fromEntries(Object.entries(changed).map(([key, one]) => [key, mapped(one, change, key)]));
}

/** With another list in place of the one that an answer is, or of each at its top. */
function withLists(body: unknown, change: (list: unknown[]) => unknown): unknown {
	if (Array.isArray(body)) return change(body as unknown[]);
	if (!isObject(body)) return body;
	return Object.fromEntries(
		Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? change(value as unknown[]) : value]),
	);
}

const withElement = (body: unknown, element: unknown) => withLists(body, (list) => [...list, element]);

function withBookmark(body: unknown, bookmark: unknown): unknown {
	return isObject(body) && 'bookmark' in body ? { ...body, bookmark } : body;
}
