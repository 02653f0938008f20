import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

const MARKS = { begin: '<!-- operations -->', end: '<!-- /operations -->' };
const HEAD = '| Resource | Operation | What it does |\n| --- | --- | --- |';

/** Resource, operation and description of every operation, in the order the editor shows them. */
export function operationRows({ properties }: INodeTypeDescription): string[][] {
	const resources = properties.find(({ name }) => name === 'resource')?.options as INodePropertyOptions[];
	return resources.flatMap(({ name: resource, value }) => {
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
 * The README with its table of operations made anew.
 *
 * @throws Error when the README has lost the marks around the table
 */
export function withOperations(readme: string, description: INodeTypeDescription): string {
	const [before, rest] = readme.split(MARKS.begin);
	const after = rest?.split(MARKS.end)[1];
	if (after === undefined)
		throw new Error(`The README's table of operations stands between ${MARKS.begin} and ${MARKS.end}`);
	const rows = operationRows(description).map((cells) => `| ${cells.join(' | ')} |`);
	return [before, MARKS.begin, '\n\n', [HEAD, ...rows].join('\n'), '\n\n', MARKS.end, after].join('');
}
