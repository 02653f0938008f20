import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';

import { PinterestBusiness } from '../../../nodes/PinterestBusiness/PinterestBusiness.node';
import { byId, items, paired, shopId, useBusinessSite } from './site';

/** The node as a tool of an AI agent: what an agent reads of it, values that come as text, and calls that bypass custom operations. */
describe('as an AI tool', () => {
	const { description } = new PinterestBusiness();
	const direct = Object.assign(new PinterestBusiness(), { customOperations: undefined });
	const site = useBusinessSite();
	const texts = new Map(
		description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options, displayOptions }) =>
				((options ?? []) as INodePropertyOptions[]).map((option): [string, INodePropertyOptions] => [
					`${String(displayOptions?.show?.resource?.[0])}.${String(option.value)}`,
					option,
				]),
			),
	);

	it('every operation says what it does, each in words of its own', () => {
		const operations = [...texts.values()];
		expect(operations).toHaveLength(35);
		for (const { name, action, description: text } of operations) {
			expect(action).toMatch(/^[A-Z][a-z]+ .+/);
			expect(text?.length).toBeGreaterThan(20);
			expect(text).not.toBe(name);
			expect(text).not.toBe(action);
		}
		expect(new Set(operations.map(({ action }) => action)).size).toBe(35);
		expect(new Set(operations.map(({ description: text }) => text)).size).toBe(35);
	});

	it('every parameter says what it is for', () => {
		const unexplained = description.properties.filter(
			({ name, type, description: text }) =>
				!text && type !== 'collection' && !['resource', 'operation', 'authentication'].includes(name),
		);
		expect(unexplained.map(({ name }) => name)).toEqual([]);
	});

	it('what can’t be undone says so', () => {
		const final = [...texts].filter(([, { description: text }]) => /can’t be (undone|taken back)/.test(text ?? ''));
		expect(final.map(([name]) => name).sort()).toEqual([
			'assetGroup.delete',
			'commerceIntegration.delete',
			'integrationLog.send',
			'invite.cancel',
			'invite.respond',
			'member.remove',
			'member.removeAssets',
			'notification.send',
			'partner.remove',
			'partner.removeAssets',
		]);
	});

	it('access is given with values that are text', async () => {
		const { us } = site.accounts();
		const member = site.idOf('tomasruiz');
		const parameters: INodeParameters = {
			resource: 'member',
			operation: 'assignAssets',
			business: byId('={{ $json.business }}'),
			member: byId('={{ $json.member }}'),
			asset: byId('={{ $json.asset }}'),
			permissions: '={{ $json.permissions }}',
			options: { preview: '={{ $json.dry }}' },
		};
		const given = { business: shopId, member, asset: us, permissions: 'ANALYST, FINANCE_VIEW', dry: 'false' };
		for (const node of [new PinterestBusiness(), direct]) {
			const { items: output, error } = await site.run(parameters, { node, items: items(given) });
			expect(error).toBeUndefined();
			expect(output).toEqual(paired([{ asset_id: us, member_id: member, permissions: ['ANALYST', 'FINANCE_VIEW'] }]));
		}
		expect(site.sent()).toHaveLength(2);
	});

	it.each([
		[{ resource: 'member', operation: 'getAll', limit: 3, options: { startIndex: 1 } }],
		[{ resource: 'commerceIntegration', operation: 'getAll' }],
		[{ resource: 'commerceIntegration', operation: 'get', externalBusinessId: 'hearthandlinen-shop' }],
		[{ resource: 'employer', operation: 'getAll' }],
	])('a call that bypasses custom operations comes to the same: %j', async (given) => {
		const parameters = { ...given, business: byId(shopId) };
		const custom = await site.run(parameters);
		const routed = await site.run(parameters, { node: direct });
		expect(routed.error).toBeUndefined();
		expect(routed.items.length).toBeGreaterThan(0);
		expect(routed.items).toEqual(custom.items);
	});

	it('a DELETE sends its body and a refusal is an error, also by such a call', async () => {
		const parameters = { resource: 'member', operation: 'remove', business: byId(shopId), member: byId('999') };
		const { error } = await site.run(parameters, { node: direct });
		expect(error?.message).toMatch(/^Pinterest does not list this one among what it did.*$/);
		expect(site.sent()[0][1]).toEqual({ members: [{ member_id: '999' }] });
	});
});
