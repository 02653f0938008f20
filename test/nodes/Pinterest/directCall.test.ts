import type { INodeParameters } from 'n8n-workflow';

import { Pinterest } from '../../../nodes/Pinterest/Pinterest.node';
import { binaryItem, type NodeRun } from '../../engine';
import { byId, items, pngFile, useSite } from './site';

/**
 * Some of n8n's agents call a tool's node without the workflow engine, which is where custom operations are known: the
 * item then goes through n8n's routing. It must come to the same.
 */
describe('a call that bypasses custom operations', () => {
	const site = useSite();
	const direct = Object.assign(new Pinterest(), { customOperations: undefined });

	/** Both ways, each on a Pinterest as it was at first. */
	const bothWays = async (parameters: () => INodeParameters, more = {}): Promise<[NodeRun, NodeRun]> => {
		const routed = await site.run(parameters(), { node: direct, ...more });
		return [routed, await site.run(parameters(), more)];
	};

	it('reads an object', async () => {
		const board = byId(site.board('Ceramics'));
		const [routed, custom] = await bothWays(() => ({ resource: 'board', operation: 'get', board }));
		expect(routed.items).toHaveLength(1);
		expect(routed.items).toEqual(custom.items);
	});

	it('reads a list page by page', async () => {
		const list = { resource: 'pin', operation: 'getAll', limit: 30, options: { pageSize: 20 } };
		const [routed, custom] = await bothWays(() => list);
		expect(routed.items).toHaveLength(30);
		expect(routed.items).toEqual(custom.items);
	});

	it('publishes an image from binary data', async () => {
		const { error, items: output } = await site.run(
			{
				resource: 'pin',
				operation: 'create',
				pinBoard: byId(site.board('Ceramics')),
				mediaSource: 'image',
				image: 'data',
				title: 'A bowl',
			},
			{ node: direct, items: [binaryItem(pngFile, { fileName: 'bowl.png', mimeType: 'image/png' })] },
		);
		expect(error).toBeUndefined();
		expect(site.pinterest.pins.get(String(output[0].json.id))).toMatchObject({ title: 'A bowl' });
	});

	it('gets the analytics of several Pins', async () => {
		const pinIds = site.pinsOn('Ceramics').slice(0, 3).join(',');
		const [routed, custom] = await bothWays(() => ({ resource: 'pin', operation: 'getManyAnalytics', pinIds }));
		expect(routed.items.length).toBeGreaterThan(0);
		expect(routed.items).toEqual(custom.items);
	});

	it('tells an error as it is, and works again at the next call', async () => {
		const get = { resource: 'board', operation: 'get', board: byId('={{ $json.board }}') };
		const refused = await site.run(get, { node: direct, items: items({ board: '549755800000000999' }) });
		expect(refused.error?.message).toBe('Board not found');
		const { items: output } = await site.run(get, { node: direct, items: items({ board: site.board('Ceramics') }) });
		expect(output[0].json.name).toBe('Ceramics');
	});

	it('gives an error item where the node continues on errors', async () => {
		const get = { resource: 'board', operation: 'get', board: byId('={{ "My board" }}') };
		const [routed, custom] = await bothWays(() => get, { continueOnFail: true });
		expect(routed.items[0].json.error).toMatch(/^Board is not usable: No board has the name "My board"/);
		expect(routed.items).toEqual(custom.items);
	});
});
