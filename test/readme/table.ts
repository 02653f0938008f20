import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

const HEAD = '| Resource | Operation | What it does |\n| --- | --- | --- |';
const EVENTS_HEAD = '| Event | The workflow starts |\n| --- | --- |';

/** The comments around a node's table. */
const marksOf = ({ displayName }: INodeTypeDescription) => ({
	begin: `<!-- operations of ${displayName} -->`,
	end: `<!-- /operations of ${displayName} -->`,
});

/**
 * Resource, operation and description of every operation, in the order the editor shows them; name and description of a trigger's
 * events. A node that has neither has no rows.
 */
export function operationRows({ properties }: INodeTypeDescription): string[][] {
	const events = properties.find(({ name }) => name === 'event')?.options as INodePropertyOptions[] | undefined;
	if (events)
		return events.map(({ name, description = '' }) => [name, `${lowerCase(description)}.`.replace('..', '.')]);
	const resources = properties.find(({ name }) => name === 'resource')?.options as INodePropertyOptions[] | undefined;
	return (resources ?? []).flatMap(({ name: resource, value }) => {
		const own = properties.find(
			({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(value as string),
		);
		return ((own?.options ?? []) as INodePropertyOptions[]).map(({ name, description = '' }) => [
			resource,
			name,
			description.replace(/\.?$/, '.'),
		]);
	});
}

/**
 * The README with a node's table of operations made anew.
 *
 * @throws Error when the README has lost the marks around the table
 */
export function withOperations(readme: string, description: INodeTypeDescription): string {
	const { begin, end } = marksOf(description);
	const [before, rest] = readme.split(begin);
	const after = rest?.split(end)[1];
	if (after === undefined)
		throw new Error(
			`The README's table of the operations of ${description.displayName} stands between ${begin} and ${end}`,
		);
	const rows = operationRows(description).map((cells) => `| ${cells.join(' | ')} |`);
	const head = description.properties.some(({ name }) => name === 'event') ? EVENTS_HEAD : HEAD;
	return [before, begin, '\n\n', [head, ...rows].join('\n'), '\n\n', end, after].join('');
}

/** The text between the marks of a node's table. */
export function tableOf(readme: string, description: INodeTypeDescription): string {
	const { begin, end } = marksOf(description);
	return readme.split(begin)[1]?.split(end)[0] ?? '';
}

function lowerCase(text: string): string {
	return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
