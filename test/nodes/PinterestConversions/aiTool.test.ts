import { PinterestConversions } from '../../../nodes/PinterestConversions/PinterestConversions.node';
import { items, useConversionsSite } from './site';

/** The node as a tool of an AI agent: values that come as text, and calls that bypass custom operations. */
describe('as an AI tool', () => {
	const direct = Object.assign(new PinterestConversions(), { customOperations: undefined });
	const site = useConversionsSite();

	it('an event is sent from values that are text', async () => {
		const given = { id: 'order-7', event: 'checkout', time: '2026-11-24 10:00', value: '61.50', test: 'true' };
		const parameters = {
			eventId: '={{ $json.id }}',
			eventName: '={{ $json.event }}',
			testMode: '={{ $json.test }}',
			customData: { currency: 'EUR', value: '={{ $json.value }}' },
		};
		for (const node of [new PinterestConversions(), direct]) {
			const { items: output, error } = await site.send(parameters, { node, items: items(given) });
			expect(error).toBeUndefined();
			expect(output).toHaveLength(1);
			expect(output[0].json).toMatchObject({ event_id: 'order-7', status: 'processed' });
		}
		expect(site.bodies().map(([event]) => event.custom_data)).toEqual(
			Array(2).fill({ currency: 'EUR', value: '61.50' }),
		);
		expect(site.sent().map(([request]) => request)).toEqual(
			Array(2).fill(`POST /ad_accounts/${site.accountId()}/events?test=true`),
		);
	});

	it('an event that nobody can be found by is an error of the tool, and is not sent', async () => {
		const { error } = await site.send({ userData: {} }, { node: direct });
		expect(error?.message).toMatch(/^User Data must hold Email/);
		expect(site.sent()).toEqual([]);
	});

	it('a call that bypasses custom operations comes to the same', async () => {
		const parameters = { resource: 'conversionTag', operation: 'getAll', adAccount: site.account() };
		const custom = await site.run(parameters);
		const routed = await site.run(parameters, { node: direct });
		expect(routed.error).toBeUndefined();
		expect(routed.items.length).toBeGreaterThan(0);
		expect(routed.items).toEqual(custom.items);
	});
});
