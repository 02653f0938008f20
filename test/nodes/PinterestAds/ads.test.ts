import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, byUrl, failure, items, paired, useAdsSite } from './site';

describe('ads', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'ad', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const adGroup = () => {
		const campaign = site.all('campaign').find((one) => one.objective_type === 'CONSIDERATION');
		return byId(String(site.all('ad group').find((one) => one.campaign_id === campaign?.id)?.id));
	};
	const pin = (type = 'image') => {
		const pins = [...site.pinterest.worlds.production.pins.values()];
		const account = site.pinterest.worlds.production.adAccounts.get(site.adAccount('Hearth & Linen EU'));
		return pins.find((one) => one.media.type === type && one.ownerId === account?.ownerId)?.id ?? '';
	};
	const create = (parameters: object = {}, more = {}) =>
		run('create', { adGroup: adGroup(), pin: byId(pin()), ...parameters }, more);
	const body = () => (site.sent().at(-1)?.[1] as IDataObject[])[0];
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/ads`;
	const read = async (id: unknown) => (await site.api.get(`${path()}/${String(id)}`)).data;
	const active = () => site.all('ad').filter(({ status }) => status === 'ACTIVE');

	it('start paused unless another status is chosen', async () => {
		const { items: output } = await create();
		expect(body()).toEqual({
			ad_group_id: adGroup().value,
			pin_id: pin(),
			creative_type: 'REGULAR',
			status: 'PAUSED',
		});
		const raw = (await read(output[0].json.id)) as IDataObject;
		expect(output[0].json).toEqual({
			id: raw.id,
			ad_account_id: raw.ad_account_id,
			campaign_id: raw.campaign_id,
			ad_group_id: adGroup().value,
			pin_id: pin(),
			name: null,
			creative_type: 'REGULAR',
			status: 'PAUSED',
			summary_status: 'PAUSED',
			review_status: 'PENDING',
			rejected_reasons: [],
			destination_url: raw.destination_url,
			created_time: raw.created_time,
			updated_time: raw.updated_time,
		});
		await create({ createStatus: 'ACTIVE', additionalFields: { name: 'Live' } });
		expect(active().map(({ name }) => name)).toContain('Live');
	});

	it('are created with their addresses, call to action and tracking, of a Pin given by its address', async () => {
		const { items: output, error } = await create({
			pin: byUrl(`https://www.pinterest.com/pin/${pin()}/`),
			output: 'raw',
			additionalFields: {
				name: 'Lanterns',
				destinationUrl: 'https://shop.example/lanterns?a=1,2',
				callToAction: 'LEARN_MORE',
				androidDeepLink: 'myshop://lanterns',
				clickTrackingUrl: 'https://t.example/click',
				trackingImpressionUrls: ['https://t.example/1', 'https://t.example/2'],
				isRemovable: true,
			},
		});
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			ad_group_id: adGroup().value,
			pin_id: pin(),
			creative_type: 'REGULAR',
			status: 'PAUSED',
			name: 'Lanterns',
			destination_url: 'https://shop.example/lanterns?a=1,2',
			customizable_cta_type: 'LEARN_MORE',
			android_deep_link: 'myshop://lanterns',
			click_tracking_url: 'https://t.example/click',
			tracking_urls: { impression: ['https://t.example/1', 'https://t.example/2'] },
			is_removable: true,
		});
		expect(output).toEqual(paired([await read(output[0].json.id)]));
	});

	it('of a carousel have an address for each card, commas and all', async () => {
		const urls = ['https://shop.example/1?a=1,2', 'https://shop.example/2'];
		const { error } = await create({
			pin: byId(pin('carousel')),
			creativeType: 'CAROUSEL',
			additionalFields: { carouselDestinationUrls: JSON.stringify(urls) },
			options: { preview: true },
		});
		expect(error).toBeUndefined();
		await create({
			pin: byId(pin('carousel')),
			creativeType: 'CAROUSEL',
			additionalFields: { carouselDestinationUrls: urls },
		});
		expect(body()).toMatchObject({ creative_type: 'CAROUSEL', carousel_destination_urls: urls });
	});

	it.each(['FIND_RETAILERS', 'TAKE_A_PEEK'])('can call to %s', async (callToAction) => {
		const { items: output } = await create({ additionalFields: { callToAction }, options: { preview: true } });
		expect(output[0].json).toMatchObject({ element: { customizable_cta_type: callToAction } });
	});

	it('whose ID has more than 18 digits are not changed', async () => {
		const long = '1234567890123456789';
		const one = await run('update', { adToUpdate: byId(long), updateFields: { newName: 'A' } });
		expect(one.error?.message).toBe(`Ad has ${long.length} digits, at most 18 are allowed. Give the id of the ad`);
		const many = await run('setStatus', { adIds: `1, ${long}`, setStatus: 'PAUSED' });
		expect(many.error?.message).toBe(`Ad IDs has ${long.length} digits, at most 18 are allowed`);
		expect(site.sent()).toEqual([]);
	});

	it.each([
		[{ pin: byId('={{ "" }}') }, 'Pin is missing'],
		[{ pin: byUrl('https://shop.example/pin/1') }, 'Pin is not an address of Pinterest'],
		[{ adGroup: byId('={{ "" }}') }, 'Ad Group is missing'],
		[{ creativeType: 'POSTER' }, 'Creative Type must be one of'],
		[{ additionalFields: { destinationUrl: 'shop' } }, 'Destination URL must be a web address'],
		[{ additionalFields: { collectionsHeaderType: 'ON_SALE' } }, 'Collection: Header must be one of EXPLORE'],
		[{ additionalFields: { name: 'x'.repeat(256) } }, 'Name is 256 characters long, at most 255 are allowed'],
		[{ additionalFields: { carouselDestinationUrls: '{"a": 1}' } }, 'must be a list of texts such as'],
		[{ additionalFields: { quizPinData: '{' } }, 'Quiz (JSON) is not valid JSON'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('that Pinterest refuses with one exception each do not keep the others from being created', async () => {
		const list = items({ pin: pin() }, { pin: '404' }, { pin: pin('carousel'), type: 'CAROUSEL' });
		const { items: output } = await create(
			{ pin: byId('={{ $json.pin }}'), creativeType: '={{ $json.type ?? "REGULAR" }}' },
			{ items: list, continueOnFail: true },
		);
		expect(site.sent()).toHaveLength(1);
		expect([output[0].json.pin_id, output[2].json.pin_id]).toEqual([pin(), pin('carousel')]);
		expect(output[1]).toEqual(failure(1, /not found/i));
		expect(output[1].json.details).toMatchObject({ code: 2, advice: expect.stringContaining('just this one') });
	});

	it('end a run that does not continue with what became of each', async () => {
		const list = items({ pin: pin() }, { pin: '404' });
		const { error } = await create({ pin: byId('={{ $json.pin }}') }, { items: list });
		expect(error?.message).toBe('Pin not found (item 2)');
		expect(error?.description).toContain('Of 2 ads, 1 was written (item 1), 1 refused (item 2)');
	});

	it('change only what is given, and lose an address that is to be cleared', async () => {
		const [before] = active();
		const adToUpdate = byId(String(before.id));
		const { items: output } = await run('update', {
			adToUpdate,
			updateFields: {
				newName: 'Renamed',
				clickTrackingUrl: '',
				clearFields: ['click_tracking_url'],
				trackingClickUrls: 'https://t.example/c',
			},
		});
		expect(body()).toEqual({
			id: before.id,
			name: 'Renamed',
			click_tracking_url: null,
			tracking_urls: { click: ['https://t.example/c'] },
		});
		expect(output[0].json).toMatchObject({ id: before.id, name: 'Renamed', status: 'ACTIVE' });
		const { error } = await run('update', { adToUpdate });
		expect(error?.message).toBe('Nothing to update: set at least one of the fields to change');
		const moved = await run('update', { adToUpdate, updateFields: { newAdGroup: byId('404') } });
		expect(moved.error?.message).toMatch(/not found.*$/i);
	});

	it('are paused together, and those that are unknown say so', async () => {
		const ids = active().map(({ id }) => String(id));
		const list = items({ ids: ids.join() }, { ids: '999' });
		const parameters = { adIds: '={{ $json.ids }}', setStatus: 'PAUSED' };
		const { items: output } = await run('setStatus', parameters, { items: list, continueOnFail: true });
		expect(site.sent()).toEqual([[`PATCH ${path()}`, [...ids, '999'].map((id) => ({ id, status: 'PAUSED' }))]]);
		expect(output.slice(0, -1).map(({ json }) => [json.id, json.status])).toEqual(ids.map((id) => [id, 'PAUSED']));
		expect(output.at(-1)).toEqual(failure(1, 'Ad not found', { code: 2 }));
		expect(active()).toEqual([]);
	});

	it('are read one by one, and listed by ad group, campaign and id, one of them at a time', async () => {
		const [first] = active();
		const got = await run('get', { ad: byId(String(first.id)), output: 'raw' });
		expect(got.items).toEqual(paired([await read(first.id)]));
		const all = {
			returnAll: true,
			listedAdGroupIds: first.ad_group_id,
			listedCampaignIds: first.campaign_id,
			listedAdIds: first.id,
		};
		const expected = (key: string) =>
			site
				.all('ad')
				.filter((one) => one[key] === first[key] && ['ACTIVE', 'PAUSED'].includes(String(one.status)))
				.map(({ id }) => id)
				.reverse();
		for (const [adsOf, key, query] of [
			['adGroups', 'ad_group_id', 'ad_group_ids'],
			['campaigns', 'campaign_id', 'campaign_ids'],
			['ids', 'id', 'ad_ids'],
		]) {
			const { items: output } = await run('getAll', { ...all, adsOf });
			expect(output.map(({ json }) => json.id)).toEqual(expected(key));
			expect(site.sent().at(-1)).toEqual([`GET ${path()}?${query}=${String(first[key])}&page_size=250`]);
		}
	});
});
