import type { INodeProperties } from 'n8n-workflow';

import { BINARY_KINDS, BINARY_OR_ADDRESS, BINARY_TEXT, COMMA_SEPARATED } from './rules';
import type { Schema } from './schema';
import type { Filled, Source } from './values';

/** Names that say by themselves what a text is; labels then only mislead. */
const TEXT_NAME = /url|link|date|id$|ids$/i;

/** A text that fits the field's schema, or what the parameter's name says where there is none. */
export function textFor(property: INodeProperties, path: string, schema: Schema | undefined, source: Source): string {
	const { maker, api, refused, key, fill, filled } = source;
	const { name, displayName, description = '' } = property;
	const called = TEXT_NAME.test(name) ? name : `${name} ${displayName}`;
	const attempt = refused.get(path) ?? 0;
	const view = schema && api.schemas.view(schema);
	const guessed = () => maker.text(view ?? { bounds: {} }, called, undefined, attempt);
	const text = (): string => {
		if (!schema || !view) return COMMA_SEPARATED.test(description) ? `${guessed()},${guessed()}` : guessed();
		const free = view.more !== undefined && view.type === undefined;
		if (free) return attempt > 0 ? '{"made": "value"}' : guessed();
		const made = () => maker.make(schema, `${key}${path}`, name, { fill });
		if (view.type === 'object') return JSON.stringify(made());
		if (view.bounds.items) return (made() as unknown[]).map((one) => String(innermost(one))).join(',');
		if (view.enum || view.unions.length > 0 || view.type !== 'string') {
			const one = innermost(made());
			// Some amounts are whole numbers: those of millionths.
			return String(typeof one === 'number' && attempt % 2 === 1 ? Math.ceil(one) : one);
		}
		return guessed();
	};
	const value = text();
	filled.texts.set(path, value);
	filled.tried.add(path);
	return value;
}

/** Whether a text names binary properties of the item. */
export function isBinaryName({ type, name, displayName, description }: INodeProperties): boolean {
	return type === 'string' && BINARY_TEXT.test(`${name} ${displayName} ${description ?? ''}`);
}

/** The address of an image, in every other run of a branch: a video at an address would be read by the node. */
export function addressOrBinary(property: INodeProperties, source: Source): string | undefined {
	const { name, displayName, description = '' } = property;
	const { filled, maker, key, branch } = source;
	if (!BINARY_OR_ADDRESS.test(description) || kindOf(`${name} ${displayName}`) !== 'image') return undefined;
	filled.files ??= maker.choose.pick(`${key} ${branch} files`, ['address', 'binary'] as const);
	return filled.files === 'address' ? maker.text({ bounds: {} }, 'url') : undefined;
}

const kindOf = (seen: string) => BINARY_KINDS.find((rule) => rule.name.test(seen))?.kind;

/** One binary property, called as the parameter itself, or several, called as its placeholder proposes. */
export function binaryFor(property: INodeProperties, { binary }: Filled): string {
	const { name, displayName, description = '', placeholder = 'one, two' } = property;
	const text = COMMA_SEPARATED.test(description) ? placeholder.replace(/^e\.g\. /, '') : name;
	const called = `${name} ${displayName}`;
	for (const one of text.split(',')) binary.set(one.trim(), kindOf(called) ?? kindOf(description) ?? 'image');
	return text;
}

/** For lists of ids that are wrapped (`[{pin_id}]`), the id inside. */
function innermost(value: unknown): string | number | boolean {
	if (typeof value !== 'object' || value === null) return value as string;
	return innermost(Object.values(value)[0]);
}
