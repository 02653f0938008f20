import { fromList, shopId, useBusinessSite } from './site';

/** The lists that the editor shows for businesses and what belongs to one. */
describe('the lists to pick from', () => {
	const site = useBusinessSite();
	const parameters = { resource: 'member', operation: 'getAssets', business: fromList(shopId) };
	const find = async (method: string, more: object = {}) => await site.search(method, { parameters, ...more });
	const names = async (method: string, more: object = {}) => (await find(method, more)).results.map(({ name }) => name);
	/** Every page, as the list is scrolled. */
	const scrolled = async (method: string) => {
		const found: string[] = [];
		let page = await find(method);
		for (;;) {
			found.push(...page.results.map(({ name }) => name));
			if (!page.paginationToken) return found;
			page = await find(method, { paginationToken: String(page.paginationToken) });
		}
	};

	it('businesses: the own account first, then those the user works for', async () => {
		expect((await find('searchBusinesses')).results[0]).toEqual({ name: 'Hearth & Linen', value: shopId });
		expect((await names('searchBusinesses')).slice(1)).toEqual(['hearthandlinen_nordic (admin)', 'nordiccraftguild']);
		expect(await names('searchBusinesses', { filter: 'hearth' })).toEqual([
			'Hearth & Linen',
			'hearthandlinen_nordic (admin)',
		]);
	});

	it('members: people, then programs', async () => {
		const people = ['pavelnovak', 'tomasruiz', 'sofiaek', 'mirakessler', 'jonasweber', 'annalind (admin)'];
		expect(await scrolled('searchMembers')).toEqual([...people, 'Billing API', 'Warehouse sync']);
		expect(await names('searchMembers', { filter: 'a' })).toEqual(
			expect.arrayContaining(['annalind (admin)', 'Billing API']),
		);
		expect(await names('searchMembers', { filter: site.idOf('Billing API') })).toEqual(['Billing API']);
		expect(await names('searchSystemUsers')).toEqual(['Billing API', 'Warehouse sync']);
	});

	it('partners, with the way assets are shared', async () => {
		expect(await names('searchPartners')).toEqual([
			expect.stringMatching(/ \(shares its assets\)$/),
			'studiofjord',
			'tidelinemedia',
		]);
	});

	it('assets of every type, by name', async () => {
		const all = await scrolled('searchAssets');
		expect(all).toEqual(
			expect.arrayContaining(['Hearth & Linen EU (ad account)', 'Europe (asset group)', `${shopId} (profile)`]),
		);
		expect(await names('searchAssets', { filter: 'linen eu' })).toEqual(['Hearth & Linen EU (ad account)']);
		expect(await names('searchAssetGroups')).toEqual(['Europe (asset group)']);
		const options = await site.options('getAssets', parameters);
		expect(options.map(({ name }) => name)).toEqual(all);
		expect(options).toContainEqual({ name: 'Europe (asset group)', value: site.europe() });
	});

	it('assets without their names where the scope for those is missing', async () => {
		site.pinterest.faults.add({
			match: { method: 'GET', path: '/ad_accounts' },
			fault: { kind: 'status', status: 403, code: 29 },
		});
		expect(await names('searchAssets')).toContain(`${site.accounts().eu} (ad account)`);
	});

	it('invites that the business sent and that wait, and integrations', async () => {
		expect(await scrolled('searchInvites')).toEqual(['leaberg (member invite)', 'salteprintworks (partner invite)']);
		expect(await names('searchIntegrations')).toEqual(['hearthandlinen-outlet', 'hearthandlinen-shop']);
	});

	it('ask for the business first', async () => {
		await expect(site.search('searchMembers', { parameters: { resource: 'member' } })).rejects.toThrow(
			'Choose the business first: the list belongs to one',
		);
	});
});
