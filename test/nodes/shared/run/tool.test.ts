import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { fitting, forModels, toolError } from '../../../../nodes/shared/run/tool';

const node = (type: string) =>
	({ name: 'A', type, typeVersion: 1, id: '1', position: [0, 0], parameters: {} }) as INode;
const TOOL = node('n8n-nodes-pinterest-api.pinterestAdsTool');
const PLAIN = node('n8n-nodes-pinterest-api.pinterestAds');
const items = (...objects: IDataObject[]): INodeExecutionData[] =>
	objects.map((json, item) => ({ json, pairedItem: { item } }));
const failure = (message: string, description: string, context: IDataObject = {}) => {
	const error = new NodeApiError(PLAIN, { message: '' }, { message, description, httpCode: '400' });
	error.message = message;
	Object.assign(error.context, context);
	return error;
};
const running = (by: INode, options: IDataObject = {}) =>
	({ getNode: () => by, getNodeParameter: () => options }) as never;

describe('what a tool gives a model', () => {
	it('ends where no more fits, and says how many more there are', () => {
		const many = items(...Array.from({ length: 1500 }, (_, id) => ({ id: String(id) })));
		const given = fitting(many, 1000);
		expect(JSON.stringify(given.map(({ json }) => json)).length).toBeLessThan(1300);
		const more = 1500 - (given.length - 1);
		expect(given.at(-1)?.json).toEqual({
			more: `and ${more.toLocaleString('en-US')} more: narrow by filters, a shorter period, fewer columns or a lower limit`,
		});
		expect(fitting(many, 1_000_000)).toEqual(many);
	});

	it('is the beginning of an object that is too long by itself', () => {
		const [{ json }, ...others] = fitting(items({ rows: 'x'.repeat(5000) }), 1000);
		expect(others).toEqual([]);
		expect(json).toEqual({
			text: expect.stringMatching(/^\{"rows":"x{991}$/),
			more: expect.stringMatching(/^and 4,011 more/),
		});
	});

	it('never lacks an error', () => {
		const given = fitting(items({ a: 'x'.repeat(900) }, { a: 'x'.repeat(900) }, { error: 'Refused' }), 1000);
		expect(given.map(({ json }) => json.error ?? json.more)).toEqual([
			undefined,
			'Refused',
			expect.stringMatching(/^and 1 more/),
		]);
	});

	it('has times as ISO', () => {
		const given = {
			created_time: 1_432_744_744,
			ads: [{ updated_at: 1_432_744_744, count: 1_432_744_744 }],
			end_time: 0,
		};
		const time = '2015-05-27T16:39:04.000Z';
		expect(fitting(items(given), 1000)[0].json).toEqual({
			created_time: time,
			ads: [{ updated_at: time, count: 1_432_744_744 }],
			end_time: 0,
		});
	});

	it('is bounded by default and by the option, and only as a tool', async () => {
		const long = items(...Array.from({ length: 9 }, () => ({ a: 'x'.repeat(5000) })));
		const body = async () => [long];
		expect(await forModels(running(PLAIN), body)).toEqual([long]);
		expect((await forModels(running(TOOL), body))[0]).toHaveLength(4);
		expect((await forModels(running(TOOL, { toolCharacters: 11_000 }), body))[0]).toHaveLength(3);
	});
});

describe('an error of a tool', () => {
	it('says what to do, what was written and what to keep in its message, without HTML', async () => {
		const written = [{ item: 0, id: '626735565838' }];
		const error = failure('Too <b>long</b>.', 'Of 2 campaigns, 1 was written. Correct it.', {
			written,
			request_id: '77',
		});
		const message = 'Too long. Of 2 campaigns, 1 was written. Correct it. Written: 626735565838. Keep: request_id 77';
		await expect(forModels(running(TOOL), () => Promise.reject(error))).rejects.toThrow(message);
	});

	it('is left alone where people read it', () => {
		const error = failure('Too long', 'Correct it');
		expect(toolError(PLAIN, error)).toBe(error);
		expect(error.message).toBe('Too long');
	});
});
