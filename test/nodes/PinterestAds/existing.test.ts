import type { IDataObject } from 'n8n-workflow';

import { byId, items, useAdsSite } from './site';

/** The real pauses, half a second and more, are in retry.test.ts. */
jest.mock('../../../nodes/shared/api/retry', () => ({
	...jest.requireActual<object>('../../../nodes/shared/api/retry'),
	backoff: (attempt: number) => attempt * 10,
}));

/** Campaigns, ad groups and ads that are there already: batched as all others, and looked for once for each parent. */
describe('what is there already in an ad account', () => {
	const site = useAdsSite();
	const campaigns = (options: IDataObject, wanted: IDataObject[], more = {}) =>
		site.run(
			{
				...{ resource: 'campaign', operation: 'create', adAccount: site.account(), name: '={{ $json.name }}' },
				...{ objective: 'WEB_CONVERSION', campaignBudget: 'daily', dailySpendCap: '={{ $json.budget }}' },
				options,
			} as never,
			{ items: items(...wanted.map((one) => ({ budget: 10, ...one }))), ...more },
		);
	const named = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Campaign ${at}` }));
	const outcomes = (output: Array<{ json: IDataObject }>) => output.map(({ json }) => [json.id, json.outcome]);
	const counted = () => {
		const counts: Record<string, number> = {};
		for (const [sent] of site.sent()) {
			const request = sent.replace(/\?.*/, '').replace(/^(\w+) .*\/(\w+)$/, '$1 $2');
			counts[request] = (counts[request] ?? 0) + 1;
		}
		return counts;
	};
	const all = () => site.all('campaign').map(({ id, name }) => [id, name]);

	it('is not made again when the run is repeated', async () => {
		const { items: first } = await campaigns({ ifExists: 'use' }, [...named(70), ...named(35)]);
		expect(counted()).toEqual({ 'GET campaigns': 1, 'POST campaigns': 3 });
		expect(first.map(({ json }) => json.outcome)).toEqual([
			...Array<string>(70).fill('created'),
			...Array<string>(35).fill('existing'),
		]);
		expect(first[80].json).toEqual({ ...first[10].json, outcome: 'existing' });
		const before = all();
		const { items: again } = await campaigns({ ifExists: 'use' }, [...named(70), ...named(35)]);
		expect(outcomes(again)).toEqual(first.map(({ json }) => [json.id, 'existing']));
		expect(all()).toEqual(before);
	});

	it('is changed in batches where something differs; its status stays', async () => {
		await campaigns({}, named(40));
		await site.api.patch(`/ad_accounts/${site.account().value}/campaigns`, [
			{ id: site.all('campaign').find(({ name }) => name === 'Campaign 0')?.id, status: 'ACTIVE' },
		]);
		const { items: output } = await campaigns({ ifExists: 'update' }, [
			...named(35).map((one) => ({ ...one, budget: 20 })),
			...named(2),
			{ name: 'New' },
		]);
		expect(output.map(({ json }) => json.outcome)).toEqual([...Array<string>(37).fill('updated'), 'created']);
		// 35 in two requests, then the two that the items name once more.
		expect(counted()).toEqual({ 'GET campaigns': 1, 'PATCH campaigns': 3, 'POST campaigns': 3 });
		const campaign = site.all('campaign').find(({ name }) => name === 'Campaign 0');
		expect(campaign).toMatchObject({ status: 'ACTIVE', daily_spend_cap: 10_000_000 });
		const { items: again } = await campaigns({ ifExists: 'update' }, [{ name: 'Campaign 9', budget: 20 }]);
		expect(again[0].json.outcome).toBe('existing');
	});

	it('is not given an amount far above its own, unless a Highest Amount says that it is meant', async () => {
		await campaigns({}, named(1));
		const money = () => site.all('campaign').find(({ name }) => name === 'Campaign 0')?.daily_spend_cap;
		const before = money();
		const much = [{ name: 'Campaign 0', budget: 1200 }];
		const { items: output } = await campaigns({ ifExists: 'update' }, much, { continueOnFail: true });
		expect(output[0].json.error).toMatch(/^daily_budget would go up from 10 to 1,200, 100 times as much or more\. /);
		expect([money(), counted()]).toEqual([before, { 'GET campaigns': 1, 'POST campaigns': 1 }]);
		const { items: meant } = await campaigns({ ifExists: 'update', highestAmount: '2000' }, much);
		expect([meant[0].json.outcome, money()]).toEqual(['updated', 1_200_000_000]);
	});

	it('fails with its ID, and the others are made', async () => {
		await campaigns({}, named(1));
		const [id] = all().at(-1) ?? [];
		const { items: output } = await campaigns({ ifExists: 'fail' }, named(3), { continueOnFail: true });
		expect(output.map(({ json }) => json.error ?? json.outcome)).toEqual([
			`There is a campaign already that is the same by Name: ID ${String(id)}`,
			'created',
			'created',
		]);
		const { error } = await campaigns({ ifExists: 'fail' }, [{ name: 'A' }, ...named(1)]);
		expect(error?.context).toMatchObject({ written: [], refused: [1], notSent: [0] });
	});

	it('is found by the next that asks for the same, where its own answer was lost', async () => {
		const before = all().length;
		site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'reset', afterExecuting: true } });
		const { items: output } = await campaigns({ ifExists: 'use', lostAnswers: 'ignore' }, [...named(1), ...named(1)], {
			continueOnFail: true,
		});
		expect(output[0].json.details).toMatchObject({ mayHaveBeenExecuted: true });
		expect(output[1].json.outcome).toBe('existing');
		expect(all()).toHaveLength(before + 1);
	});

	it('counts within its parent', async () => {
		const [one, two] = site
			.all('campaign')
			.filter(({ objective_type: objective }) => ['CONSIDERATION', 'AWARENESS'].includes(String(objective)));
		const create = async () =>
			await site.run(
				{
					...{ resource: 'adGroup', operation: 'create', adAccount: site.account(), name: 'Group', budget: 15 },
					...{ campaignOfAdGroup: byId('={{ $json.campaign }}'), billableEvent: '={{ $json.event }}' },
					options: { ifExists: 'use' },
				},
				{
					items: items(
						...[one, two, one].map(({ id, objective_type: objective }) => ({
							campaign: id,
							event: objective === 'AWARENESS' ? 'IMPRESSION' : 'CLICKTHROUGH',
						})),
					),
				},
			);
		const { items: first, error } = await create();
		expect(error).toBeUndefined();
		expect(first.map(({ json }) => [json.campaign_id, json.outcome])).toEqual([
			[one.id, 'created'],
			[two.id, 'created'],
			[one.id, 'existing'],
		]);
		const { items: again } = await create();
		expect(outcomes(again)).toEqual(first.map(({ json }) => [json.id, 'existing']));
		expect(site.all('ad group').filter(({ name }) => name === 'Group')).toHaveLength(2);
	});

	it('is known by its Pin where an ad has no name', async () => {
		const campaign = site.all('campaign').find((one) => one.objective_type === 'CONSIDERATION');
		const group = site.all('ad group').find((one) => one.campaign_id === campaign?.id);
		const { pins, adAccounts } = site.pinterest.worlds.production;
		const owner = adAccounts.get(site.adAccount('Hearth & Linen EU'))?.ownerId;
		const used = site.all('ad').map(({ pin_id: id }) => id);
		const images = [...pins.values()].filter(({ media, ownerId }) => media.type === 'image' && ownerId === owner);
		const pin = images.find(({ id }) => !used.includes(id))?.id ?? '';
		const create = async () =>
			await site.run({
				...{ resource: 'ad', operation: 'create', adAccount: site.account(), adGroup: byId(String(group?.id)) },
				...{ pin: byId(pin), options: { ifExists: 'use', sameBy: 'pin' } },
			});
		const { items: first } = await create();
		expect(first[0].json).toMatchObject({ pin_id: pin, outcome: 'created' });
		expect(outcomes((await create()).items)).toEqual([[first[0].json.id, 'existing']]);
	});

	it('is found after a lost answer, element by element, and only what is missing is sent again', async () => {
		const match = { method: 'POST', path: '/ad_accounts/{ad_account_id}/campaigns' };
		site.pinterest.faults.add({ match, fault: { kind: 'reset', afterExecuting: true } });
		const { items: output, error } = await campaigns({}, named(31));
		expect(error).toBeUndefined();
		expect(output.filter(({ json }) => json.recovered)).toHaveLength(30);
		expect(new Set(output.map(({ json }) => json.id)).size).toBe(31);
		expect(all().filter(([, name]) => String(name).startsWith('Campaign '))).toHaveLength(31);
		expect(counted()).toEqual({ 'GET campaigns': 1, 'POST campaigns': 2 });
		site.pinterest.faults.add({ match, fault: { kind: 'reset' } });
		const { items: again } = await campaigns({ lostAnswers: 'again' }, [{ name: 'Late' }]);
		expect(again[0].json).toMatchObject({ name: 'Late' });
		expect(all().filter(([, name]) => name === 'Late')).toHaveLength(1);
	});

	it('is found by name where an operation asks for it', async () => {
		await campaigns({}, named(1));
		const { items: output, error } = await site.run({
			...{ resource: 'campaign', operation: 'get', adAccount: site.account() },
			campaign: { __rl: true, mode: 'name', value: 'campaign 0' },
		});
		expect(error).toBeUndefined();
		expect([output[0].json.id, output[0].json.name]).toEqual(all().at(-1));
	});
});
