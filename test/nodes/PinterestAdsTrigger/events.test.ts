import { PinterestAdsTrigger } from '../../../nodes/PinterestAdsTrigger/PinterestAdsTrigger.node';
import { useTriggerSite } from '../../harness/trigger';

const site = useTriggerSite(new PinterestAdsTrigger());
const all = <T extends object>(kind: string) => [...site.pinterest.worlds.production.store<T>(kind).values()];

describe('Ad Review Status Changed', () => {
	test('a rejected ad starts the workflow once, with the reasons and the status before', async () => {
		const watch = await site.watch('adReview', { adAccount: site.account() });
		const { id } = site.first('ad');
		site.pinterest.happen('review', { id, status: 'REJECTED', reasons: ['LANDING_PAGE_BROKEN'] });

		expect(await watch.news()).toEqual([
			expect.objectContaining({
				id,
				review_status: 'REJECTED',
				rejected_reasons: ['LANDING_PAGE_BROKEN'],
				changed_field: 'review_status',
				old_value: 'APPROVED',
				new_value: 'REJECTED',
			}),
		]);
		expect(await watch.news()).toEqual([]);
	});

	test('a status that is not wanted starts nothing, but is what the next change is compared with', async () => {
		const watch = await site.watch('adReview', { adAccount: site.account(), reviewStatuses: ['APPROVED'] });
		const { id } = site.first('ad');
		site.pinterest.happen('review', { id, status: 'PENDING' });
		expect(await watch.news()).toEqual([]);
		site.pinterest.happen('review', { id, status: 'APPROVED' });
		expect((await watch.news()).map(({ old_value: old }) => old)).toEqual(['PENDING']);
	});

	test('with campaigns, only their ads are watched', async () => {
		const ads = all<{ id: string; ad_account_id: string; campaign_id: string; status: string }>('ad').filter(
			({ ad_account_id: account, status }) => account === site.accountId() && ['ACTIVE', 'PAUSED'].includes(status),
		);
		const [ours] = ads;
		const other = ads.find(({ campaign_id: campaign }) => campaign !== ours.campaign_id)!;
		const filters = { campaignIds: ours.campaign_id };
		const watch = await site.watch('adReview', { adAccount: site.account(), filters });
		for (const { id } of [ours, other]) site.pinterest.happen('review', { id, status: 'REJECTED' });
		expect((await watch.news()).map(({ id }) => id)).toEqual([ours.id]);
		expect(site.sent()[0][0]).toContain(`campaign_ids=${ours.campaign_id}`);
	});
});

describe('Campaign or Ad Status Changed', () => {
	test('campaigns and ads that get another status start the workflow, archived ones too', async () => {
		const watch = await site.watch('statusChange', { adAccount: site.account() });
		const campaign = site.first('campaign');
		const ad = site.first('ad');
		const before = [campaign.status, ad.status];
		Object.assign(campaign, { status: 'ARCHIVED' });
		Object.assign(ad, { status: before[1] === 'PAUSED' ? 'ACTIVE' : 'PAUSED' });

		expect((await watch.news()).map(({ kind, id, old_value: old, new_value: now }) => [kind, id, old, now])).toEqual([
			['campaign', campaign.id, before[0], 'ARCHIVED'],
			['ad', ad.id, before[1], ad.status],
		]);
		expect(await watch.news()).toEqual([]);
	});

	test('what is new counts as a change from nothing, and only what is wanted starts the workflow', async () => {
		const watch = await site.watch('statusChange', {
			adAccount: site.account(),
			statusOf: ['campaigns'],
			filters: { statuses: ['PAUSED'] },
		});
		const body = [{ name: 'New', objective_type: 'AWARENESS', status: 'PAUSED', ad_account_id: site.accountId() }];
		const made = await site.api.post(`/ad_accounts/${site.accountId()}/campaigns`, body);
		expect(made.status).toBe(200);
		Object.assign(site.first('campaign'), { status: 'ARCHIVED' });
		expect((await watch.news()).map(({ name, old_value: old, new_value: now }) => [name, old, now])).toEqual([
			['New', null, 'PAUSED'],
		]);
		expect(site.sent().some(([request]) => request.includes('/ads?'))).toBe(false);
	});
});

describe('Conversion Tag Status or Event Quality Dropped', () => {
	const quality = (status: string) =>
		site.pinterest.happen('eventQuality', { adAccountId: site.accountId(), source: 'TAG', platform: 'WEB', status });

	test('a tag that is no longer active, and events of a lower quality, start the workflow', async () => {
		quality('GOOD');
		const tag = site.first('conversion tag');
		Object.assign(tag, { status: 'ACTIVE' });
		const watch = await site.watch('conversionHealth', { adAccount: site.account() });
		Object.assign(tag, { status: 'PAUSED' });
		quality('FAIR');

		expect(await watch.news()).toEqual([
			expect.objectContaining({ kind: 'tag', id: tag.id, old_value: 'ACTIVE', new_value: 'PAUSED' }),
			expect.objectContaining({
				kind: 'quality',
				ingestion_source: 'TAG',
				source_platform: 'WEB',
				changed_field: 'overall_status',
				old_value: 'GOOD',
				new_value: 'FAIR',
			}),
		]);
		expect(await watch.news()).toEqual([]);
	});

	test('what gets better starts nothing', async () => {
		quality('NEEDS_IMPROVEMENT');
		const watch = await site.watch('conversionHealth', { adAccount: site.account(), signals: ['quality'] });
		quality('GOOD');
		expect(await watch.news()).toEqual([]);
		quality('NEEDS_IMPROVEMENT');
		expect((await watch.news()).map(({ old_value: old }) => old)).toEqual(['GOOD']);
	});
});

test('a new invoice starts the workflow once, of the types that are wanted', async () => {
	const every = await site.watch('newInvoice', { adAccount: site.account() });
	const memos = await site.watch('newInvoice', {
		adAccount: site.account(),
		filters: { documentTypes: ['CREDIT_MEMO'] },
	});
	const adAccountId = site.accountId();
	const { id } = site.pinterest.happen('invoice', { adAccountId, month: 2 });
	const { id: memo } = site.pinterest.happen('invoice', { adAccountId, type: 'CREDIT_MEMO' });

	expect((await every.news()).map((item) => item.id).sort()).toEqual([id, memo].sort());
	expect((await memos.news()).map((item) => item.id)).toEqual([memo]);
	expect(await every.news()).toEqual([]);
});
