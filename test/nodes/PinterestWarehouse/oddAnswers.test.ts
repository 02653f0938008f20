import type { IDataObject } from 'n8n-workflow';

import { readAnalytics } from '../../../nodes/PinterestWarehouse/analytics';
import { rowOf } from '../../../nodes/PinterestWarehouse/row';
import { rowsOf } from '../../../nodes/shared/run/report';
import { stub } from '../../harness/stub';
import { ACCOUNT_NAME, dayBack, keyOf, only, useWarehouseSite } from './site';

describe('answers that nobody described', () => {
	const site = useWarehouseSite();
	const account = () => site.adAccount(ACCOUNT_NAME);
	const answer = (path: string | RegExp, body: unknown) =>
		site.pinterest.faults.add({ match: { path, times: Infinity }, fault: { kind: 'answer', body } });
	const sinceLastRun = () => ({
		...only(account()),
		period: 'sinceLastRun',
		firstRunDays: 3,
		route: 'direct',
		moveState: 'atOnce',
	});

	it.each<[string, unknown, RegExp]>([
		['no list', { message: 'OK' }, /^Pinterest’s answer holds no list of analytics/],
		['nothing', null, /^Pinterest’s answer holds no list of analytics/],
		[
			'a text in the list',
			['surprise'],
			/^Pinterest’s list of analytics holds something that is no object: "surprise"/,
		],
		['nothing but null in the list', [null], /^Pinterest’s answer holds no list of analytics/],
		['a row without its ad', [{ DATE: '2026-05-31', CTR: 1 }], /holds a row of analytics without its ad \(AD_ID\)/],
		['a row without its day', [{ AD_ID: '11', CTR: 1 }], /holds a row of analytics without its day \(DATE\)/],
	])('with %s for the analytics are an error of the ad account, and its state stays', async (_, body, told) => {
		answer(/\/ads\/analytics$/, body);
		const kept = { [account()]: { ad_analytics: dayBack(3) } };
		const run = await site.given('adAnalytics', sinceLastRun(), { kept });
		expect(run.error?.message).toMatch(told);
		expect(run.error?.message).toContain(`(ad account ${account()})`);
		expect(run.kept).toEqual(kept);
		const goesOn = await site.given('adAnalytics', sinceLastRun(), { kept, continueOnFail: true });
		expect(goesOn.items.map(({ json }) => json)).toEqual([
			{ error: expect.stringMatching(told), details: expect.anything() },
		]);
		expect(goesOn.kept).toEqual(kept);
	});

	it('with null rows give the others', async () => {
		answer(/\/ads\/analytics$/, [null, { AD_ID: '11', DATE: '2026-05-31T00:00:00' }]);
		expect(await site.rows('adAnalytics', { ...only(account()), period: 'yesterday', route: 'direct' })).toEqual([
			expect.objectContaining({ ad_id: '11', date: '2026-05-31', __sync_key: keyOf('11', '11', '2026-05-31') }),
		]);
	});

	it.each([
		['campaign', '/ad_accounts/{ad_account_id}/campaigns', /^Pinterest’s answer holds a campaign without its ID/],
		['adGroup', '/ad_accounts/{ad_account_id}/ad_groups', /^Pinterest’s answer holds an ad group without its ID/],
		['adAnalytics', '/ad_accounts/{ad_account_id}/ads', /^Pinterest’s answer holds an ad without its ID/],
		['adAccount', '/ad_accounts', /^Pinterest’s answer holds an ad account without its ID/],
	])('that hold something without its ID are an error of %s', async (resource, path, told) => {
		answer(path, { items: [null, { id: '549755885175', name: 'A' }, { name: 'B' }] });
		const chosen = resource === 'adAccount' ? {} : only(account());
		const { error, kept } = await site.given(resource, {
			...chosen,
			rows: 'changed',
			period: 'sinceLastRun',
			moveState: 'atOnce',
		});
		expect(error?.message).toMatch(told);
		expect(kept).toBeUndefined();
	});

	it('in the state are as good as none', async () => {
		const kept = { [account()]: { ad_analytics: 'soon', campaigns: 'never' } };
		const run = await site.given('adAnalytics', sinceLastRun(), { kept });
		expect(run.error).toBeUndefined();
		expect(run.kept).toEqual({ [account()]: { ad_analytics: dayBack(1) } });
	});
});

describe('ids as bare numbers', () => {
	const ids = '"AD_GROUP_ID":2680072242253,"CAMPAIGN_ID":626746449918,"PIN_ID":848506386032216135';
	const row = `{"AD_ID":687237616200,${ids},"DATE":"2026-11-29","SPEND_IN_MICRO_DOLLAR":30}`;
	const key = keyOf(
		'687237616200',
		'2680072242253',
		'687237616200',
		'626746449918',
		'848506386032216135',
		'2026-11-29',
	);

	describe('for a report’s file', () => {
		const day = { start: '2026-11-29', end: '2026-11-29' };
		const reported = async (file: string) => {
			const made = { body: { token: 't', report_status: 'IN_PROGRESS' } };
			const finished = { body: { report_status: 'FINISHED', url: 'https://files.example/report' } };
			const { caller } = stub([made, finished, { body: file }]);
			const reading = { caller, account: '549761668032', since: {}, wanted: { days: day }, warn: () => undefined };
			const values = { ids: {}, query: {}, body: {}, local: { route: 'report' } };
			return await (
				await readAnalytics({ ...reading, values }, {})
			).rows;
		};

		it('may name the columns in words', async () => {
			const csv = 'Ad ID,Campaign ID,Date,SPEND_IN_DOLLAR,CTR_2\n687237616200,626746449918,2026-11-29,1.5,0.25\n';
			const row = { ad_id: '687237616200', campaign_id: '626746449918', date: '2026-11-29' };
			expect(await reported(csv)).toEqual([expect.objectContaining({ ...row, spend_in_dollar: 1.5, ctr_2: 0.25 })]);
		});

		it.each(['Error\nAccess denied\nfor you', 'upstream connect error, reset reason\nconnection, failure'])(
			'are no rows where it is a message: %j',
			async (text) => {
				await expect(reported(text)).rejects.toThrow('The file is not a report: ');
			},
		);

		it('are no rows without their ads', async () => {
			await expect(reported('Campaign ID,Date\n1,2026-11-29\n')).rejects.toThrow('without its ad (AD_ID)');
		});
	});

	it('keep their digits, and make the same key, in an answer and in a report’s JSON and CSV', async () => {
		const { caller } = stub([{ body: '{"items":[{"id":687237616200}],"bookmark":null}' }, { body: `[${row}]` }]);
		const local = { route: 'direct' };
		const days = { start: '2026-11-29', end: '2026-11-29' };
		const reading = { caller, account: '549761668032', since: {}, wanted: { days }, warn: () => undefined };
		const step = await readAnalytics({ ...reading, values: { ids: {}, query: {}, body: {}, local } }, {});
		const csv =
			'AD_ID,AD_GROUP_ID,CAMPAIGN_ID,PIN_ID,DATE\n687237616200,2680072242253,626746449918,848506386032216135,2026-11-29\n';
		const reported = [`{"687237616200":[${row}]}`, csv].flatMap((text) => rowsOf(text));
		const rows: IDataObject[] = [...(await step.rows), ...reported.map((one) => rowOf('ad_analytics', one))];
		expect(rows.map(({ pin_id, __sync_key }) => [pin_id, __sync_key])).toEqual(
			Array(3).fill(['848506386032216135', key]),
		);
	});
});
