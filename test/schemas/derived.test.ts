import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { runDerived, type Tools } from './derived';

const selected = { resource: 'thing', operation: 'archive' };

function described(method: string, ...own: Array<Partial<INodeProperties>>): INodeTypeDescription {
	const displayOptions = { show: { resource: ['thing'], operation: ['archive'] } };
	const option = { name: 'Archive', value: 'archive', routing: { request: { method, url: '/things' } } };
	const properties = [
		{ displayName: 'Resource', name: 'resource', type: 'options', default: 'thing', options: [] },
		{ displayName: 'Operation', name: 'operation', type: 'options', default: '', options: [option] },
		...own.map((one) => ({ displayName: 'Made', type: 'string', default: '', displayOptions, ...one })),
	];
	return { name: 'things', version: 1, properties } as unknown as INodeTypeDescription;
}

const THING = { name: 'thing', type: 'resourceLocator', default: { mode: 'list', value: '' }, required: true } as const;
const thing = (value: string) => ({ thing: { __rl: true, mode: 'id', value } });

/** Runs it; gives the parameters of each run, without those that select it. */
async function runsOf(description: INodeTypeDescription, tools: Partial<Tools<object>> = {}) {
	const sent: INodeParameters[] = [];
	await runDerived<object>(description, selected, {
		leftOut: [],
		ids: async ({ name }) => await Promise.resolve(name === 'thing' ? ['1', '2', '3'] : []),
		...tools,
		run: async ({ resource: _resource, operation: _operation, ...parameters }) => {
			sent.push(parameters);
			return (await tools.run?.(parameters)) ?? [{}];
		},
	});
	return sent;
}
const refusing = async () => await Promise.reject(new Error('Refused'));

describe('a derived scenario', () => {
	it('reads each thing of a list, and writes to the first', async () => {
		expect(await runsOf(described('GET', THING))).toEqual(['1', '2', '3'].map(thing));
		expect(await runsOf(described('POST', THING))).toEqual([thing('1')]);
	});

	it('writes to the next thing where one is refused', async () => {
		const run: Tools<object>['run'] = async ({ thing: one }) =>
			(one as { value: string }).value === '1' ? await refusing() : [{}];
		expect(await runsOf(described('POST', THING), { run })).toEqual([thing('1'), thing('2')]);
	});

	it('reads no more than twelve things', async () => {
		const ids = async () => await Promise.resolve(Array.from({ length: 20 }, (_, at) => `${at}`));
		expect(await runsOf(described('GET', THING), { ids })).toHaveLength(12);
	});

	it('enters what is required: what a placeholder proposes, else the label, the first option, a number', async () => {
		const options = [{ name: 'A', value: 'A' }];
		const description = described(
			'POST',
			{ name: 'title', placeholder: 'e.g. Linen', required: true },
			{ name: 'label', displayName: 'Label', required: true },
			{ name: 'kinds', type: 'multiOptions', default: [], options, required: true },
			{ name: 'count', type: 'number', default: 0, required: true },
			{ name: 'optional', placeholder: 'e.g. Wool' },
		);
		expect(await runsOf(description)).toEqual([{ title: 'Linen', label: 'Label', kinds: ['A'], count: 1 }]);
	});

	it('changes the first text that can be changed', async () => {
		const fields = [
			{ displayName: 'On', name: 'on', type: 'boolean', default: true },
			{ displayName: 'Name', name: 'newName', type: 'string', default: '' },
		] as INodeProperties[];
		const update = { name: 'updateFields', type: 'collection', default: {}, options: fields } as const;
		expect(await runsOf(described('PATCH', update))).toEqual([{ updateFields: { newName: 'Name' } }]);
	});

	it('asks for the whole, the file and the preview too, unless they are left out', async () => {
		const description = described(
			'POST',
			{
				name: 'output',
				type: 'options',
				default: 'simple',
				options: ['Simple', 'Raw', 'File'].map((name) => ({ name, value: name.toLowerCase() })),
			},
			{
				name: 'options',
				type: 'collection',
				default: {},
				options: [{ displayName: 'Preview', name: 'preview', type: 'boolean', default: true }],
			},
		);
		expect(await runsOf(description)).toEqual([
			{ options: { preview: true } },
			{},
			{ output: 'raw' },
			{ output: 'file' },
		]);
		expect(await runsOf(description, { leftOut: ['raw', 'preview'] })).toEqual([{}, { output: 'file' }]);
	});

	it('leaves out a preview that another operation has', async () => {
		const displayOptions = { show: { '/operation': ['other'] } };
		const preview = {
			displayName: 'Preview',
			name: 'preview',
			type: 'boolean',
			default: true,
			displayOptions,
		} as const;
		expect(
			await runsOf(described('POST', { name: 'options', type: 'collection', default: {}, options: [preview] })),
		).toEqual([{}]);
	});

	it('fails where every run is refused, where only a preview is not, and where there is nothing to run it on', async () => {
		await expect(runsOf(described('GET', THING), { run: refusing })).rejects.toThrow('Refused');
		const preview = { displayName: 'Preview', name: 'preview', type: 'boolean', default: true } as INodeProperties;
		const description = described('POST', { name: 'options', type: 'collection', default: {}, options: [preview] });
		const run: Tools<object>['run'] = async ({ options }) => (options ? [{}] : await refusing());
		await expect(runsOf(description, { run })).rejects.toThrow('Refused');
		const none = { ids: async () => await Promise.resolve([]) };
		await expect(runsOf(described('GET', THING), none)).rejects.toThrow('offer nothing to run it on');
	});

	it('names a parameter whose value nothing tells', async () => {
		const description = described('POST', { name: 'rows', type: 'json', required: true });
		await expect(runsOf(description)).rejects.toThrow('"rows"');
	});
});
