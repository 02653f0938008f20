import { client, refusal } from './client';
import { usePinterest } from './usePinterest';
import type { AdGroup } from './resources/ads/adGroups';
import type { Ad } from './resources/ads/ads';

describe('ads of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;
	let other: string;

	const at = (rest: string, who = account) => `/ad_accounts/${who}/${rest}`;
	const adGroup = (wanted: (each: AdGroup) => boolean): AdGroup => {
		const all = [...pinterest.worlds.production.store<AdGroup>('ad group').values()];
		const found = all.find((each) => each.ad_account_id === account && wanted(each));
		if (!found) throw new Error('No such ad group');
		return found;
	};
	const pinOf = (type: 'image' | 'video' | 'carousel'): string => {
		for (const pin of pinterest.pins.values()) if (pin.media.type === type && pin.link) return pin.id;
		throw new Error(`No Pin of type ${type}`);
	};
	const plain = () => ({
		ad_group_id: adGroup(({ status }) => status === 'ACTIVE').id,
		creative_type: 'REGULAR',
		pin_id: pinOf('image'),
	});

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[account, other] = pinterest.worlds.production.adAccounts.keys();
	});

	it('are refused one by one, with one exception that is no list', async () => {
		const foreign = [...pinterest.pins.values()].find(
			(pin) => pin.ownerId !== pinterest.pins.get(pinOf('image'))?.ownerId,
		);
		const { status, data } = await api.post(at('ads'), [
			plain(),
			{ ...plain(), pin_id: '12' },
			{ ...plain(), pin_id: foreign?.id },
			{ ...plain(), ad_group_id: '12' },
			{ ...plain(), creative_type: 'VIDEO' },
			{ ...plain(), carousel_destination_urls: ['https://a.example/'] },
			{ ...plain(), name: 'x'.repeat(256) },
			{ ...plain(), creative_type: 'QUIZ' },
		]);
		expect(status).toBe(200);
		const messages = data.items.map((each: { exceptions?: { message: string } }) => each.exceptions?.message);
		expect(messages).toEqual([
			undefined,
			'Pin not found.',
			'Pin not found.',
			'Ad group not found.',
			"'creative_type' VIDEO does not go with a Pin of type image.",
			"'carousel_destination_urls' needs a carousel ad.",
			"'name' has up to 255 characters.",
			"A QUIZ ad needs 'quiz_pin_data'.",
		]);
		const { data: ad } = data.items[0];
		expect(ad).toMatchObject({
			campaign_id: adGroup(({ id }) => id === ad.ad_group_id).campaign_id,
			destination_url: pinterest.pins.get(ad.pin_id)?.link,
			review_status: 'PENDING',
			summary_status: 'PENDING',
			type: 'pinpromotion',
		});
		expect((await api.get(at(`ads/${ad.id}`))).data).toEqual(ad);
	});

	it.each<[unknown]>([[[{}]], [[]], [{ pin_id: '1' }], [[{ id: '1', headline: 'x' }]], [[{ id: 'a' }]]])(
		'are refused as a whole where the body does not fit: %j',
		async (body) => {
			expect(refusal(await api.patch(at('ads'), body))).toMatchObject({ status: 400, code: 1 });
			expect(refusal(await api.post(at('ads'), body))).toMatchObject({ status: 400, code: 1 });
		},
	);

	it('take only the calls to action that go with the campaign', async () => {
		const group = adGroup(({ name }) => name.startsWith('Visits to the shop'));
		const { data } = await api.post(at('ads'), [
			{ ...plain(), ad_group_id: group.id, customizable_cta_type: 'SHOP_NOW' },
			{ ...plain(), ad_group_id: `AG${group.id}`, customizable_cta_type: 'PLAY_GAME' },
			{ ...plain(), ad_group_id: group.id, customizable_cta_type: 'ADD_TO_CART' },
		]);
		expect(data.items.map((each: { exceptions?: object }) => each.exceptions !== undefined)).toEqual([
			false,
			true,
			true,
		]);
	});

	it('are reviewed again with another Pin, and stay in their ad group', async () => {
		const [ad] = pinterest.worlds.production.store<Ad>('ad').values();
		const before = ad.review_status;
		const elsewhere = adGroup(({ id }) => id !== ad.ad_group_id).id;
		const { data } = await api.patch(at('ads'), [
			{ id: ad.id, name: 'Renamed', grid_click_type: 'CLOSEUP' },
			{ id: ad.id, ad_group_id: elsewhere },
			{ id: ad.id, pin_id: '9' },
		]);
		expect(data.items[0].data).toMatchObject({
			name: 'Renamed',
			grid_click_type: 'DIRECT_TO_DESTINATION',
			review_status: before,
		});
		expect(data.items.slice(1).map((each: { exceptions: object }) => each.exceptions)).toEqual([
			{ code: 1, message: "An ad can't move to another ad group." },
			{ code: 2, message: 'Pin not found.' },
		]);
		const pin_id = pinOf('image') === ad.pin_id ? pinOf('carousel') : pinOf('image');
		const creative_type = pinterest.pins.get(pin_id)?.media.type === 'image' ? 'REGULAR' : 'CAROUSEL';
		const again = await api.patch(at('ads'), [{ id: ad.id, pin_id, creative_type }]);
		expect(again.data.items[0].data).toMatchObject({ pin_id, review_status: 'PENDING' });
	});

	it('are listed by campaign, ad group and status together', async () => {
		const group = adGroup(({ status }) => status === 'PAUSED');
		const query = `ad_group_ids=${group.id}&campaign_ids=${group.campaign_id}&entity_statuses=PAUSED`;
		const { items } = (await api.get(at(`ads?${query}`))).data;
		expect(items.map((each: Ad) => [each.ad_group_id, each.review_status])).toEqual([
			[group.id, 'REJECTED'],
			[group.id, 'APPROVED'],
		]);
		expect((await api.get(at(`ads?${query.replace('PAUSED', 'ACTIVE')}`))).data.items).toEqual([]);
		expect((await api.get(at('ads?ad_group_ids[]=1'))).status).toBe(400);
		expect((await api.get(at(`ads/${items[0].id}`, other))).status).toBe(404);
	});

	it('are shown before they run, for seven days', async () => {
		const { data } = await api.post(at('ad_previews'), { pin_id: pinOf('image') });
		const page = await fetch(data.url);
		expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
		const collection = { catalog_product_group_id: '1', creative_type: 'COLLECTION' };
		for (const body of [
			{ image_url: 'https://a.example/b.png' },
			{ pin_id: pinOf('image'), title: 'x' },
			collection,
			{ ...collection, hero_pin_id: pinOf('image'), image_tag: 'a', video_tag: 'b' },
		])
			expect(refusal(await api.post(at('ad_previews'), body))).toMatchObject({ status: 400 });
		expect((await api.post(at('ad_previews'), { ...collection, hero_pin_id: pinOf('image') })).status).toBe(200);
		expect((await api.post(at('ad_previews'), { pin_id: '1' })).status).toBe(404);
	});

	it('have previews by ad group, refused and given up one by one', async () => {
		const { ad_group_id: id } = plain();
		const query = `campaign_ad_preview?ad_group_ids=${id}&ad_group_ids=12`;
		expect((await api.get(at(query))).data).toEqual([]);
		const made = await api.post(at('campaign_ad_preview'), [{ ad_group_id: id }, { ad_group_id: '12' }]);
		expect(made.data).toEqual([
			{ data: expect.objectContaining({ ad_group_id: id, is_active: true, ad_account_id: account }) },
			{ data: { exceptions: { code: 2, message: 'Ad group not found.' } } },
		]);
		expect((await api.get(at(query))).data).toEqual([made.data[0].data]);
		expect((await api.delete(at(query))).data).toEqual([
			{ status: { statusCode: 204 } },
			{ status: { code: 2, message: 'Preview not found.' } },
		]);
		expect((await api.get(at(query))).data).toEqual([]);
		expect((await api.get(at('campaign_ad_preview'))).status).toBe(400);
	});
});
