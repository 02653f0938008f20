import { PinterestAudiences } from '../../../nodes/PinterestAudiences/PinterestAudiences.node';
import { items, useAudiencesSite } from './site';

/** The node as a tool of an AI agent: values that come as text, and calls that bypass custom operations. */
describe('as an AI tool', () => {
	const direct = Object.assign(new PinterestAudiences(), { customOperations: undefined });
	const site = useAudiencesSite();

	it.each([
		['audience', 'getAll', { limit: 2 }],
		['customerList', 'getAll', { returnAll: true }],
		['leadForm', 'getAll', { returnAll: true }],
	])('a call of %s.%s that bypasses custom operations comes to the same', async (resource, operation, parameters) => {
		const custom = await site.does(resource, operation, parameters);
		const routed = await site.does(resource, operation, parameters, { node: direct });
		expect(routed.error).toBeUndefined();
		expect(routed.items.length).toBeGreaterThan(0);
		expect(routed.items).toEqual(custom.items);
	});

	it('a customer list is filled from one text of records', async () => {
		const given = { name: 'From an agent', records: 'ada@mail.example, ben@mail.example' };
		const parameters = { name: '={{ $json.name }}', records: '={{ $json.records }}' };
		const { items: output, error } = await site.does('customerList', 'create', parameters, {
			node: direct,
			items: items(given),
		});
		expect(error).toBeUndefined();
		expect(output[0].json).toMatchObject({ name: 'From an agent', records_sent: 2, records_invalid: 0 });
		expect(JSON.stringify(site.sent())).not.toContain('@');
	});

	it('a refused write is an error of the tool', async () => {
		const parameters = { audience: { __rl: true, mode: 'id', value: '999' } };
		const { error } = await site.does('audience', 'delete', parameters, { node: direct });
		expect(error?.message).toBe('Audience not found');
	});
});
