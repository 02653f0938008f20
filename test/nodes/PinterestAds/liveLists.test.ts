import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, day, failure, items, paired, useAdsSite } from './site';

describe('the resource Reference Data', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'targetingOption', operation, ...(parameters as INodeParameters) }, more);
	const raw = async (path: string) => (await site.api.get(`/resources${path}`)).data as unknown;
	const listOf = async (path: string) => ((await raw(path)) as { items: IDataObject[] }).items;

	it('gives an item for each code that can be targeted, with its name', async () => {
		const { items: output } = await run('getOptions', { targetingType: 'GENDER' });
		expect(output).toEqual(
			paired([
				{ id: 'female', name: 'Female' },
				{ id: 'male', name: 'Male' },
				{ id: 'unknown', name: 'Unspecified' },
			]),
		);
		expect(site.sent()).toEqual([['GET /resources/targeting/GENDER']]);
	});

	it('gives an item for each interest, with those below it', async () => {
		const { items: output } = await run('getOptions', { targetingType: 'INTEREST' });
		const [interests] = (await raw('/targeting/INTEREST')) as IDataObject[];
		expect(output).toEqual(paired(Object.values(interests)));
		const lamps = output.find(({ json }) => json.name === 'Lamps')?.json;
		expect(lamps).toMatchObject({ level: 2, child_interests: [expect.any(String), expect.any(String)] });
		const { items: one } = await run('getInterest', { interestId: lamps?.id });
		expect(one).toEqual(paired([lamps]));
	});

	it('gives the audiences of an ad account', async () => {
		const { items: output } = await run('getOptions', {
			targetingType: 'AUDIENCE_INCLUDE',
			options: { ofAdAccount: site.account() },
		});
		const own = site.all('audience');
		expect(own.length).toBeGreaterThan(0);
		expect(output.map(({ json }) => json)).toEqual(expect.arrayContaining(own.map(({ id, name }) => ({ id, name }))));
		expect(site.sent()).toEqual([[`GET /resources/targeting/AUDIENCE_INCLUDE?ad_account_id=${site.account().value}`]]);
	});

	it('gives nothing where there is nothing to choose from', async () => {
		const { items: output, error } = await run('getOptions', { targetingType: 'KEYWORD' });
		expect([output, error]).toEqual([[], undefined]);
	});

	it('fails just the item whose interest is not there', async () => {
		const { items: output } = await run(
			'getInterest',
			{ interestId: '={{ $json.id }}' },
			{ items: items({ id: '1' }, { id: '925056443165' }, { id: 'lamps' }), continueOnFail: true },
		);
		expect(output).toEqual([
			failure(0, /^Interest not found/, { status: 404 }),
			{ json: await raw('/targeting/interests/925056443165'), pairedItem: { item: 1 } },
			failure(2, /^Interest ID must be an id, which is all digits, not "lamps"/),
		]);
	});

	it('lists the countries that ad accounts can be in', async () => {
		const { items: output } = await run('getCountries');
		expect(output).toEqual(paired(await listOf('/ad_account_countries')));
		expect(output.map(({ json }) => json.code)).toContain('DE');
	});

	it('lists the columns of analytics, of reports, or of both', async () => {
		for (const [reportType, query] of [
			['SYNC', '?report_type=SYNC'],
			['ASYNC', '?report_type=ASYNC'],
			['', ''],
		]) {
			const { items: output } = await run('getMetrics', { filters: { reportType } });
			expect(output).toEqual(paired(await listOf(`/delivery_metrics${query}`)));
			expect(site.sent().at(-1)).toEqual([`GET /resources/delivery_metrics${query}`]);
		}
	});

	it('lists the kinds of questions of lead forms by name', async () => {
		const { items: output } = await run('getLeadFormQuestions');
		expect(output).toEqual(paired(((await raw('/lead_form_questions')) as string[]).map((name) => ({ name }))));
	});

	it('says of each item’s day whether its numbers are final', async () => {
		const { items: output } = await run(
			'getReadyState',
			{ readyDate: '={{ $json.day }}' },
			{
				items: items({ day: 'today' }, { day: 'yesterday' }, { day: '30 days ago' }, { day: 'soon' }),
				continueOnFail: true,
			},
		);
		const state = (date: string, conversions: boolean, others: boolean) => ({
			date,
			conversion_metrics_ready: conversions,
			non_conversion_metrics_ready: others,
		});
		expect(output).toEqual([
			...paired([state(day(0), false, false)], [state(day(-1), false, true)], [state(day(-30), true, true)]),
			failure(3, /^Date must be a date such as .*, not "soon"/),
		]);
		expect(site.sent()).toHaveLength(3);
	});

	it('needs no ad account but where audiences are asked for', async () => {
		const { error } = await run('getOptions', {
			targetingType: 'AUDIENCE_EXCLUDE',
			options: { ofAdAccount: byId('={{ $json.missing }}') },
		});
		expect(error).toBeUndefined();
		expect(site.sent()).toEqual([['GET /resources/targeting/AUDIENCE_EXCLUDE']]);
	});
});
