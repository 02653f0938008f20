import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';

import { parametersOf } from '../../../../nodes/shared/run/parameters';
import { runNode } from '../../../engine';

/** A node that reads a parameter in both ways, and counts how often n8n was asked by ours. */
const reading = (name: string): INodeType => ({
	description: {
		displayName: 'Reading',
		name: 'reading',
		group: ['transform'],
		version: 1,
		description: 'Reads a parameter',
		defaults: { name: 'Reading' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
	},
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		let asked = 0;
		const context = Object.create(this, {
			getNodeParameter: {
				value: (...args: Parameters<IExecuteFunctions['getNodeParameter']>) => {
					asked++;
					return this.getNodeParameter(...args);
				},
			},
		}) as IExecuteFunctions;
		const readerOf = parametersOf(context);
		const outcomes = this.getInputData().map((_, itemIndex) => {
			const outcome = (read: () => unknown) => {
				try {
					return { value: read() ?? null };
				} catch (error) {
					return { error: (error as Error).message };
				}
			};
			return {
				ours: outcome(() => readerOf(itemIndex)(name, 'fallback')),
				theirs: outcome(() => this.getNodeParameter(name, itemIndex, 'fallback')),
			};
		});
		return await Promise.resolve([outcomes.map((one) => ({ json: { ...one, asked } }))]);
	},
});

async function readBoth(value: unknown, items: IDataObject[], name = 'value') {
	const parameters = { value } as INodeParameters;
	const { items: given, error } = await runNode({
		node: reading(name),
		parameters,
		items: items.map((json) => ({ json })),
	});
	expect(error).toBeUndefined();
	return given.map(({ json }) => json as { ours: unknown; theirs: unknown; asked: number });
}

const items: IDataObject[] = [
	{ name: 'Linen', 'first name': 'Ada', price: 12.5, sold: false, tags: ['a', 'b'], user: { id: '7', nothing: null } },
	{ name: '={{ 1 + 1 }}', 'first name': '', price: 0, sold: true, tags: ['c'], user: { id: '8', 'a.b': 'x' } },
];
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

describe('a parameter that is a field of the input item', () => {
	it.each([
		'={{ $json.name }}',
		'={{$json.name}}',
		'={{ $json["first name"] }}',
		"={{ $json['first name'] }}",
		'={{ $json.price }}',
		'={{ $json.sold }}',
		'={{ $json.user.id }}',
		'={{ $json.user["id"] }}',
		'={{ $json.tags[0] }}',
		locator('={{ $json.user.id }}'),
		{ title: '={{ $json.name }}', fixed: 3, list: ['={{ $json.price }}', 'x'], none: null },
	])('is what n8n says, which is not asked: %j', async (value) => {
		const read = await readBoth(value, items);
		for (const { ours, theirs } of read) expect(ours).toEqual(theirs);
		expect(read[0].asked).toBe(0);
	});

	it.each([
		['a text around it', '=Buy {{ $json.name }}'],
		['blanks around it', '= {{ $json.name }} '],
		['two of them', '={{ $json.name }}{{ $json.name }}'],
		['more than a field', '={{ $json.name.toUpperCase() }}'],
		['an operator', '={{ $json.name + "" }}'],
		['another node', "={{ $('Start').item.json.name }}"],
		['the whole item', '={{ $json }}'],
		['an object', '={{ $json.user }}'],
		['nothing there', '={{ $json.missing }}'],
		['nothing to look in', '={{ $json.missing.deeper }}'],
		['an empty value to look in', '={{ $json.user.nothing.deeper }}'],
		['an empty value', '={{ $json.user.nothing }}'],
		['what an object inherits', '={{ $json.toString }}'],
		['its constructor', '={{ $json.constructor }}'],
		['its prototype', '={{ $json.__proto__ }}'],
		['the characters of a text', '={{ $json.name[0] }}'],
		['the length of a text', '={{ $json.name.length }}'],
		['one of several that needs n8n', { a: '={{ $json.name }}', b: '={{ $json.name + 1 }}' }],
	])('and otherwise what n8n evaluates: %s', async (_, value) => {
		const read = await readBoth(value, items);
		for (const { ours, theirs } of read) expect(ours).toEqual(theirs);
		expect(read[0].asked).toBe(items.length);
	});
});

describe('a parameter without an expression', () => {
	it('is asked for once, and is not shared between items', async () => {
		const read = await readBoth(locator('7'), items);
		for (const { ours, theirs } of read) expect(ours).toEqual(theirs);
		expect(read[0].asked).toBe(1);
		const [{ value: first }, { value: second }] = read.map(({ ours }) => ours as { value: object });
		expect(first).not.toBe(second);
	});

	it.each([[null], [7], [true], [{ none: null, list: [null, 1] }]])('is what n8n says: %j', async (value) => {
		const [{ ours, theirs, asked }] = await readBoth(value, items);
		expect(ours).toEqual(theirs);
		expect(asked).toBe(1);
	});

	it('is the fallback where the node does not have it', async () => {
		const [{ ours, theirs, asked }] = await readBoth('', items, 'another');
		expect(ours).toEqual(theirs);
		expect([ours, asked]).toEqual([{ value: 'fallback' }, 0]);
	});
});
