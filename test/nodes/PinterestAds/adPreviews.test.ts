import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, failure, items, paired, useAdsSite } from './site';

describe('ad previews', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'adPreview', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const account = () => site.adAccount('Hearth & Linen EU');
	const bodies = () => site.sent().map(([, body]) => body);
	const linked = () =>
		[...site.pinterest.pins.values()].find(
			({ link, ownerId }) => link && ownerId === site.pinterest.worlds.production.adAccounts.get(account())?.ownerId,
		)?.id as string;
	const page = { json: { url: expect.stringContaining('/files/') }, pairedItem: { item: 0 } };

	it.each(['id', 'url'])('show a Pin as an ad, by %s', async (mode) => {
		const value = mode === 'id' ? linked() : `https://www.pinterest.com/pin/${linked()}/`;
		const { items: output, error } = await run('create', { pin: { __rl: true, mode, value } });
		expect(error).toBeUndefined();
		expect(output).toEqual([page]);
		expect(site.sent()).toEqual([[`POST /ad_accounts/${account()}/ad_previews`, { pin_id: linked() }]]);
		expect(await (await fetch(String(output[0].json.url))).text()).toContain('Ad preview');
	});

	it('show an image as an ad', async () => {
		const image = { previewImageUrl: 'https://example.com/sofa.jpg', previewTitle: 'Sofa' };
		const { items: output } = await run('create', { previewOf: 'image', ...image });
		expect(output).toEqual([page]);
		expect(bodies()).toEqual([{ image_url: image.previewImageUrl, title: 'Sofa' }]);
	});

	it('show a Pin in a format of its own', async () => {
		const more = { previewedCreativeType: 'MAX_VIDEO', previewedPromotion: byId('1'), showPromotion: true };
		const { items: output, error } = await run('create', { pin: byId(linked()), additionalFields: more });
		expect(error).toBeUndefined();
		expect(output).toEqual([page]);
		expect(bodies()).toEqual([{ pin_id: linked(), creative_type: 'MAX_VIDEO' }]);
	});

	it('show an image with a promotion', async () => {
		const image = { previewImageUrl: 'https://example.com/sofa.jpg', previewTitle: 'Sofa' };
		const additionalFields = { previewedPromotion: byId('812345678901') };
		const { items: output, error } = await run('create', { previewOf: 'image', ...image, additionalFields });
		expect(error).toBeUndefined();
		expect(output).toEqual([page]);
		expect(bodies()).toEqual([{ image_url: image.previewImageUrl, title: 'Sofa', promotion_id: '812345678901' }]);
	});

	const group = { previewOf: 'shopping', catalogProductGroupId: '443727193917' };
	it.each([
		['a product', { additionalFields: { itemId: 'SKU 1', previewCallToAction: 'SHOP_NOW' } }, { item_id: 'SKU 1' }],
		['a media tag', { mediaTag: 'video', videoTag: 'spin', imageTag: 'left over' }, { video_tag: 'spin' }],
		['its promotion', { additionalFields: { showPromotion: true } }, { show_promotion: true }],
		['a wide collection', { creativeType: 'MAX_WIDTH_COLLECTION' }, { creative_type: 'MAX_WIDTH_COLLECTION' }],
		[
			'a hero image',
			{ creativeType: 'COLLECTION', heroFrom: 'image', heroImageUrl: 'https://example.com/a.jpg', heroImageTitle: 'A' },
			{ creative_type: 'COLLECTION', hero_image_url: 'https://example.com/a.jpg', hero_image_title: 'A' },
		],
	])('show a product group with %s', async (_what, parameters, sent) => {
		const { items: output, error } = await run('create', { ...group, ...parameters });
		expect(error).toBeUndefined();
		expect(output).toEqual([page]);
		expect(bodies()[0]).toMatchObject({ catalog_product_group_id: '443727193917', creative_type: 'SHOPPING', ...sent });
		expect(bodies()[0]).not.toHaveProperty('image_tag');
	});

	it('show a collection with a hero Pin, and send nothing of choices that are hidden', async () => {
		const hidden = { heroImageTitle: 'left over', pin: byId('1') };
		const { items: output } = await run('create', {
			...{ ...group, creativeType: 'COLLECTION', heroFrom: 'pin', heroPin: byId(linked()) },
			...hidden,
		});
		expect(output).toEqual([page]);
		expect(bodies()).toEqual([
			{ catalog_product_group_id: '443727193917', creative_type: 'COLLECTION', hero_pin_id: linked() },
		]);
	});

	it.each([
		[{ pin: byId('={{ "" }}') }, 'Pin is missing'],
		[{ previewOf: 'image', previewImageUrl: 'sofa.jpg', previewTitle: 'Sofa' }, 'Image URL must be a web address'],
		[
			{ previewOf: 'image', previewImageUrl: 'https://example.com/sofa.jpg', previewTitle: '={{ "" }}' },
			'Title is missing',
		],
		[{ ...group, catalogProductGroupId: '={{ "" }}' }, 'Catalog Product Group ID is missing'],
		[
			{ ...group, creativeType: 'CAROUSEL', additionalFields: { itemId: '1' } },
			'Item ID is not for Creative Type "Carousel"',
		],
		[{ ...group, creativeType: 'REGULAR' }, 'Creative Type must be one of CAROUSEL, COLLECTION'],
		[
			{ pin: byId('1'), additionalFields: { previewedCreativeType: 'CAROUSEL' } },
			'Creative Type must be one of COLLECTION',
		],
		[{ ...group, creativeType: 'COLLECTION', heroPin: byId('={{ "" }}') }, 'Hero Pin is missing'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await run('create', parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	describe('of campaigns', () => {
		const path = () => `/ad_accounts/${account()}/campaign_ad_preview`;
		const withAds = () => [...new Set(site.all('ad').map(({ ad_group_id: id }) => String(id)))];
		/** As they come out: with all digits of the ids that the API writes as numbers. */
		const kept = () =>
			site
				.all('campaign ad preview')
				.map((preview) =>
					Object.fromEntries(
						Object.entries(preview).map(([name, value]) => [
							name,
							typeof value === 'number' && !Number.isSafeInteger(value) ? JSON.stringify(value) : value,
						]),
					),
				);
		const simple = ({ ad_account_id, ad_group_id, url, is_active, expires_at, uuid }: IDataObject) => ({
			...{ ad_account_id, ad_group_id, url, is_active, expires_at, uuid },
		});

		it('are created for the ad groups of all items in one request, without ids that lost digits', async () => {
			const [first, second, third] = withAds();
			const list = items({ ids: `${first}, ${second}` }, { ids: third });
			const { items: output, error } = await run(
				'createCampaignPreviews',
				{ adGroupIds: '={{ $json.ids }}' },
				{ items: list },
			);
			expect(error).toBeUndefined();
			expect(site.sent()).toEqual([[`POST ${path()}`, [first, second, third].map((ad_group_id) => ({ ad_group_id }))]]);
			expect(output).toEqual(paired(kept().slice(0, 2).map(simple), kept().slice(2).map(simple)));
		});

		it('come whole where they are not simplified', async () => {
			const { items: output } = await run('createCampaignPreviews', { adGroupIds: withAds()[0], output: 'raw' });
			expect(output).toEqual(paired(kept()));
			expect(output[0].json).toHaveProperty('pin_promotion_id');
		});

		it('that were refused have errors of their own', async () => {
			const adGroupIds = `${withAds()[0]}, 123`;
			const { items: output } = await run('createCampaignPreviews', { adGroupIds }, { continueOnFail: true });
			expect(output).toEqual([...paired(kept().map(simple)), failure(0, /not found|does not exist|/i)]);
			expect(output).toHaveLength(2);
			const { error } = await run('createCampaignPreviews', { adGroupIds });
			expect(error?.description).toContain('Of 2 previews, 1 was written');
		});

		it('are read and deleted 250 at a time', async () => {
			const wanted = withAds().slice(0, 2);
			await run('createCampaignPreviews', { adGroupIds: wanted.join() });
			const many = [wanted[0], ...Array.from({ length: 250 }, (_, at) => String(1000 + at)), wanted[1]];
			const expected = kept().map(simple);
			const { items: read } = await run('getCampaignPreviews', { previewedAdGroupIds: many.join() });
			expect(read).toEqual(paired(expected));
			const counts = () =>
				site
					.sent()
					.slice(1)
					.map(([request]) => request.split('ad_group_ids=').length - 1);
			expect(counts()).toEqual([250, 2]);
			const { items: output } = await run(
				'deleteCampaignPreviews',
				{ previewedAdGroupIds: many.join() },
				{ continueOnFail: true },
			);
			expect(counts()).toEqual([250, 2, 250, 2]);
			expect(output).toHaveLength(252);
			expect(output[0]).toEqual({ json: { ad_group_id: wanted[0], deleted: true }, pairedItem: { item: 0 } });
			expect(output[1]).toEqual(failure(0, /preview/i));
			expect(output[1].json.details).toMatchObject({ ad_group_id: '1000' });
			expect(output[251].json).toEqual({ ad_group_id: wanted[1], deleted: true });
			expect(kept()).toEqual([]);
		});

		it('come whole where they are read and not simplified', async () => {
			await run('createCampaignPreviews', { adGroupIds: withAds()[0] });
			const get = { previewedAdGroupIds: withAds()[0], output: 'raw' };
			expect((await run('getCampaignPreviews', get)).items).toEqual(paired(kept()));
		});

		it('that can’t be deleted fail the item, which says which were', async () => {
			await run('createCampaignPreviews', { adGroupIds: withAds()[0] });
			const { error } = await run('deleteCampaignPreviews', { previewedAdGroupIds: `123, ${withAds()[0]}` });
			expect(error?.message).toMatch(/^1 of 2 previews were refused \(123: .+\)$/);
			expect((error as unknown as { context: IDataObject }).context).toMatchObject({
				refused: [{ ad_group_id: '123' }],
				deleted: [{ ad_group_id: withAds()[0] }],
			});
		});

		it('that were deleted before a request failed are kept', async () => {
			const first = withAds()[0];
			await run('createCampaignPreviews', { adGroupIds: first });
			const fault = { kind: 'status', status: 403, code: 29, message: 'No' } as const;
			site.pinterest.faults.add({ match: { method: 'DELETE', nth: 2 }, fault });
			const ids = [first, ...Array.from({ length: 250 }, (_, at) => String(1000 + at))].join();
			const { items: output } = await run(
				'deleteCampaignPreviews',
				{ previewedAdGroupIds: ids },
				{ continueOnFail: true },
			);
			expect(output[0].json).toEqual({ ad_group_id: first, deleted: true });
			expect(output).toHaveLength(251);
			expect(output[250]).toEqual(failure(0, 'No', { code: 29 }));
		});
	});
});
