import { PinterestCatalogsTrigger } from '../../../nodes/PinterestCatalogsTrigger/PinterestCatalogsTrigger.node';
import { useTriggerSite } from '../../harness/trigger';

const site = useTriggerSite(new PinterestCatalogsTrigger());
const all = <T extends object>(kind: string) => [...site.pinterest.worlds.production.store<T>(kind).values()];

describe('Catalog Feed Processed', () => {
	const feed = () => all<{ id: string; name: string }>('catalog feed')[0];

	test('a feed that was processed starts the workflow once, with what is wrong with its items', async () => {
		const watch = await site.watch('feedProcessed');
		const { id } = site.pinterest.happen('feedRun', { feedId: feed().id });

		const [item, ...others] = await watch.news();
		expect(others).toEqual([]);
		expect(item).toMatchObject({
			id,
			feed_id: feed().id,
			feed_name: feed().name,
			status: 'COMPLETED',
			old_value: null,
		});
		expect((item.item_issues as object[]).length).toBeGreaterThan(0);
		expect(await watch.news()).toEqual([]);
	});

	test('one that is under way is told when it ends; only failures where those are wanted', async () => {
		site.pinterest.settings.processingMs = 3_600_000;
		const watch = await site.watch('feedProcessed', {
			feedStatuses: ['FAILED'],
			filters: { feed: { __rl: true, mode: 'id', value: feed().id } },
			options: { mostIssues: 0 },
		});
		site.pinterest.happen('feedRun', { feedId: feed().id });
		const { id } = site.pinterest.happen('feedRun', { feedId: feed().id, status: 'PROCESSING' });
		expect(await watch.news()).toEqual([]);
		Object.assign(
			all<{ id: string }>('catalog processing result').find((one) => one.id === id)!,
			{ status: 'FAILED' },
		);
		expect(await watch.news()).toEqual([
			expect.objectContaining({ id, status: 'FAILED', old_value: 'PROCESSING', item_issues: [] }),
		]);
		expect(site.sent().some(([request]) => request.startsWith('GET /catalogs/feeds?'))).toBe(false);
	});

	test('when the issues can’t be read nothing is given, and the next tick gives it', async () => {
		const watch = await site.watch('feedProcessed');
		const { id } = site.pinterest.happen('feedRun', { feedId: feed().id });
		site.pinterest.faults.add({
			match: { path: '/catalogs/processing_results/{processing_result_id}/item_issues' },
			fault: { kind: 'status', status: 403, code: 29 },
		});
		await expect(watch.news()).rejects.toMatchObject({ httpCode: '403' });
		expect((await watch.news()).map((item) => item.id)).toEqual([id]);
		expect(await watch.news()).toEqual([]);
	});
});

test('the lists of feeds and ad accounts are there to pick from', async () => {
	const found = async (method: string) => (await site.list(method)).results.map(({ name }) => name);
	expect(await found('searchFeeds')).toContain('Germany (DE, de)');
	expect((await found('searchAdAccounts')).join()).toContain('Hearth & Linen EU');
});
