/** The generated parts of a node's page in docs/nodes/: its operations or events, and what each of them takes. */
import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { factsOf, type OperationFacts } from './facts';

/** A part of a page that is written between two comments. */
export type Part = 'operations' | 'parameters';

const COLLECTIONS = ['collection', 'fixedCollection'];
/** Parameters that choose what is told of, or that every operation has. */
const EVERYWHERE = ['authentication', 'event', 'operation', 'requestOptions', 'resource', 'trialNotice'];

const marksOf = (part: Part) => ({ begin: `<!-- ${part} -->`, end: `<!-- /${part} -->` });

/** One operation or event as the editor offers it. */
export interface Choice {
	resource?: INodePropertyOptions;
	option: INodePropertyOptions;
}

/** The operations of a node, or the events of a trigger, in the order of the editor. A node that has neither has none. */
export function choicesOf({ properties }: INodeTypeDescription): Choice[] {
	const optionsOf = (property?: INodeProperties) => (property?.options ?? []) as INodePropertyOptions[];
	const events = properties.find(({ name }) => name === 'event');
	if (events) return optionsOf(events).map((option) => ({ option }));
	return optionsOf(properties.find(({ name }) => name === 'resource')).flatMap((resource) => {
		const own = properties.find(
			({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource.value),
		);
		return optionsOf(own).map((option) => ({ resource, option }));
	});
}

/** The lines of a node's first table, cell by cell, without its head. */
export async function operationRows(node: string, description: INodeTypeDescription): Promise<string[][]> {
	const facts = await factsOf(node);
	return choicesOf(description).map(({ resource, option }) => {
		const text = sentence(option.description ?? '');
		if (!resource) return [option.name, lowerCase(text)];
		const { kind } = facts(`${resource.value}.${option.value}`);
		return [resource.name, `[${option.name}](#${anchor(titleOf({ resource, option }))})`, kind, text];
	});
}

/** Both generated parts of a node's page, in Markdown. */
export async function partsOf(node: string, description: INodeTypeDescription): Promise<Record<Part, string>> {
	const facts = await factsOf(node);
	const choices = choicesOf(description);
	const isTrigger = choices[0]?.resource === undefined;
	const head = isTrigger ? ['Event', 'The workflow starts'] : ['Resource', 'Operation', 'Kind', 'What it does'];
	const table = [head, head.map(() => '---'), ...(await operationRows(node, description))];
	const sections = choices.map((choice) =>
		[
			`### ${titleOf(choice)}`,
			sentence(choice.option.description ?? ''),
			...(choice.resource ? [noteOf(facts(`${choice.resource.value}.${choice.option.value}`))] : []),
			...parametersOf(description, choice),
		].join('\n\n'),
	);
	return {
		operations: choices.length > 0 ? table.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n') : '',
		parameters: choices.length > 0 ? sections.join('\n\n') : parametersOf(description).join('\n\n'),
	};
}

/**
 * A page with its generated parts made anew.
 *
 * @throws Error when the page has lost the comments around one of them
 */
export function withParts(page: string, parts: Record<Part, string>): string {
	return Object.entries(parts).reduce((text, [part, content]) => {
		const { begin, end } = marksOf(part as Part);
		const [before, rest] = text.split(`${begin}\n`);
		const after = rest?.split(end)[1];
		if (after === undefined) throw new Error(`The page's ${part} stand between ${begin} and ${end}`);
		return [before, begin, '\n\n', content, '\n\n', end, after].join('');
	}, page);
}

/** The name of a node's page: `pinterest-ads.md` of PinterestAds. */
export const fileOf = (node: string) => `${node.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.md`;

/** As GitHub makes a heading's address. */
export const anchor = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_ -]/gu, '')
		.replaceAll(' ', '-');

const titleOf = ({ resource, option }: Choice) => (resource ? `${resource.name}: ${option.name}` : option.name);

/** What a request is, whom it needs and where it works, in one line. */
function noteOf({ request, kind, scopes, sandbox, limited }: OperationFacts): string {
	const parts = [
		...(request ? [`\`${request}\``] : []),
		kind,
		...(scopes.length > 0 ? [scopes.map((scope) => `\`${scope}\``).join(' ')] : []),
		...(sandbox === false ? ['not in the sandbox'] : []),
		...(limited ? ['only for some apps or accounts'] : []),
	];
	return parts.join(' · ');
}

function parametersOf({ properties }: INodeTypeDescription, choice?: Choice): string[] {
	const shown = properties.filter(
		({ name, type, displayOptions }) =>
			!EVERYWHERE.includes(name) &&
			type !== 'notice' &&
			type !== 'hidden' &&
			holds(displayOptions?.show?.resource, choice?.resource?.value) &&
			holds(displayOptions?.show?.operation, choice?.option.value) &&
			holds(displayOptions?.show?.event, choice?.option.value),
	);
	const plain = shown.filter(({ type }) => !COLLECTIONS.includes(type));
	const lines = [...plain, ...shown.filter(({ type }) => type === 'fixedCollection')].map((property) => {
		const conditions = [...(property.required ? ['required'] : []), ...conditionsOf(property, properties)];
		const text = sentence(property.description ?? '');
		return `- **${property.displayName}**${conditions.length > 0 ? ` (${conditions.join(', ')})` : ''}${text ? `: ${cell(text)}` : ''}`;
	});
	const collections = shown
		.filter(({ type }) => type === 'collection')
		.map((property) => {
			const names = (property.options ?? []).map((one) => ('displayName' in one ? one.displayName : one.name));
			const conditions = conditionsOf(property, properties);
			return `- **${property.displayName}**${conditions.length > 0 ? ` (${conditions.join(', ')})` : ''}: ${[...new Set(names)].join(', ')}`;
		});
	const all = [...new Set([...lines, ...collections])];
	return all.length > 0 ? [all.join('\n')] : [];
}

/** A condition that is not there holds. */
function holds(values: unknown[] | undefined, value: unknown): boolean {
	return values === undefined || values.includes(value);
}

/** With which values of other parameters of its operation a property is shown. */
function conditionsOf({ displayOptions }: INodeProperties, properties: INodeProperties[]): string[] {
	const { resource, operation, event, '@version': version, ...others } = displayOptions?.show ?? {};
	return Object.entries(others).map(([path, values]) => {
		const name = path.replace(/^\//, '').split('.')[0];
		const named = properties.filter((one) => one.name === name);
		const options = named.flatMap((one) => (one.options ?? []) as INodePropertyOptions[]);
		const labels = (values ?? []).map((value) => {
			const option = options.find((one) => one.value === value);
			return option?.name ?? (value === true ? 'on' : value === false ? 'off' : JSON.stringify(value));
		});
		return `if ${named[0]?.displayName ?? name} is ${[...new Set(labels)].join(' or ')}`;
	});
}

/** A text that may stand in a table: links as Markdown has them. */
function cell(text: string): string {
	return text
		.replace(/<a href="([^"]+)"[^>]*>(.*?)<\/a>/g, '[$2]($1)')
		.replaceAll('|', '\\|')
		.replace(/<(?!https?:)/g, '&lt;')
		.replace(/(?<![\w`])__(\w+)/g, '`__$1`');
}

const sentence = (text: string) => (text ? text.replace(/\.?$/, '.') : '');

function lowerCase(text: string): string {
	return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
