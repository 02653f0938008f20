/** What an AI agent reads of every node of the package that it may use as a tool: it sees nothing else. */
import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { loadNodes } from '../conformance/nodes';

describe('as tools of an AI agent', () => {
	const tools: INodeTypeDescription[] = [];
	beforeAll(async () => {
		for (const { type } of await loadNodes()) {
			// A tool has one output, and an agent has no use for a trigger.
			const { inputs, outputs } = type.description;
			if (inputs.length > 0 && outputs.length === 1) tools.push(type.description);
		}
	});
	const eachTool = (look: (description: INodeTypeDescription) => unknown) =>
		Object.fromEntries(tools.map((description) => [description.displayName, look(description)]));
	const allNodes = (value: unknown) => eachTool(() => value);

	it('all nodes with one output may be used', () => {
		expect(tools.length).toBeGreaterThanOrEqual(6);
		expect(eachTool(({ usableAsTool }) => usableAsTool)).toEqual(allNodes(true));
	});

	it('every operation says what it does', () => {
		const isClear = ({ name, action = '', description = '' }: INodePropertyOptions) =>
			/^[A-Z][a-z]+ .+/.test(action) && description.length > 20 && description !== name && description !== action;
		const unclear = eachTool((description) =>
			operationsOf(description)
				.filter((one) => !isClear(one))
				.map(({ value }) => value),
		);
		expect(unclear).toEqual(allNodes([]));
	});

	it('no two operations of a node are told in the same words', () => {
		const repeated = eachTool((description) => {
			const operations = operationsOf(description);
			const words = [operations.map(({ action }) => action), operations.map(({ description: text }) => text)];
			return words.flatMap((texts) => texts.filter((text, at) => texts.indexOf(text) !== at));
		});
		expect(repeated).toEqual(allNodes([]));
	});

	it('every parameter says what it is for', () => {
		const unexplained = eachTool(({ properties }) => properties.filter(isUnexplained).map(({ name }) => name));
		expect(unexplained).toEqual(allNodes([]));
	});

	it('what deletes says that it can’t be undone', () => {
		const silent = eachTool((description) =>
			operationsOf(description)
				.filter(({ value }) => value === 'delete')
				.filter(({ description: text = '' }) => !text.includes('can’t be undone'))
				.map(({ action }) => action),
		);
		expect(silent).toEqual(allNodes([]));
	});
});

function operationsOf({ properties }: INodeTypeDescription): INodePropertyOptions[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [] }) => options as INodePropertyOptions[]);
}

function isUnexplained({ name, type, description }: INodeProperties): boolean {
	return !description && type !== 'collection' && !['resource', 'operation', 'authentication'].includes(name);
}
