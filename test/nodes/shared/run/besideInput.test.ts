import type { INodeParameters } from 'n8n-workflow';

import { Pinterest } from '../../../../nodes/Pinterest/Pinterest.node';
import { besideInput } from '../../../../nodes/shared/run/besideInput';
import { byId, items, useNodeSite } from '../../../harness';

describe('a result beside its input item', () => {
	it.each([
		[{ id: '1' }, { row: 7 }, { row: 7, id: '1' }],
		[
			{ id: '1', title: 'Mug' },
			{ id: 7, title: 'Mug' },
			{ input_id: 7, id: '1', title: 'Mug' },
		],
		[{ id: '1' }, { id: 7, input_id: 8 }, { input_id: 8, input_input_id: 7, id: '1' }],
		[{ id: '1' }, { error: 'Old', details: {} }, { input_error: 'Old', input_details: {}, id: '1' }],
		[{ error: 'New' }, { error: 'Old', row: 7 }, { input_error: 'Old', row: 7, error: 'New' }],
	])('%j beside %j', (result, input, both) => {
		expect(besideInput(result, input)).toEqual(both);
	});
});

describe('Include Input Fields', () => {
	const site = useNodeSite(new Pinterest());
	const given = () =>
		items({ row: 1, id: 'a', name: 'One' }, { row: 2, id: 'b', name: '' }, { row: 3, id: 'c', name: 'Three' });
	const create = (options: INodeParameters, more: object) =>
		site.run(
			{ resource: 'board', operation: 'create', boardName: '={{ $json.name }}', options },
			{ items: given(), ...more },
		);

	it('gives results and errors with the fields of their item', async () => {
		const { items: output } = await create({ includeInput: true }, { continueOnFail: true });
		expect(output.map(({ json }) => [json.row, json.input_id ?? json.id, json.error])).toEqual([
			[1, 'a', undefined],
			[2, 'b', 'Name is missing'],
			[3, 'c', undefined],
		]);
		expect(output[0].json).toMatchObject({ id: site.board('One'), name: 'One' });
	});

	it('may be another for each item', async () => {
		const { items: output } = await create({ includeInput: '={{ $json.row === 1 }}' }, { continueOnFail: true });
		expect(output.map(({ json }) => json.row)).toEqual([1, undefined, undefined]);
	});

	it('is nothing unless it is said', async () => {
		const { items: output } = await create({}, { continueOnFail: true });
		expect(output.map(({ json }) => json.row)).toEqual([undefined, undefined, undefined]);
	});

	it('holds for what is deleted, too', async () => {
		const [pin] = site.pinsOn('Ceramics');
		const { items: output } = await site.run(
			{ resource: 'pin', operation: 'delete', pin: byId('={{ $json.pin }}'), options: { includeInput: true } },
			{ items: items({ pin, row: 4 }) },
		);
		expect(output).toEqual([{ json: { pin, row: 4, deleted: true }, pairedItem: { item: 0 } }]);
	});
});
