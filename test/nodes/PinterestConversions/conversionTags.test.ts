import type { IDataObject } from 'n8n-workflow';

import { byId, paired, useConversionsSite } from './site';

describe('conversion tags, their events and their quality', () => {
	const site = useConversionsSite();
	const run = (operation: string, parameters: object = {}, resource = 'conversionTag') =>
		site.run({ resource, operation, adAccount: site.account(), ...parameters });
	const path = () => `/ad_accounts/${site.accountId()}/conversion_tags`;
	const direct = async (url: string) => (await site.api.get(url)).data as IDataObject & { items: IDataObject[] };

	it('are created with what they may match', async () => {
		const { items: output } = await run('create', {
			tagName: 'Spring',
			additionalFields: { aemEmail: true, aemPhone: false, mdFrequency: 0.5 },
		});
		expect(site.sent()).toEqual([
			[`POST ${path()}`, { name: 'Spring', aem_enabled: true, aem_ph_enabled: false, md_frequency: 0.5 }],
		]);
		expect(output).toEqual(paired([await direct(`${path()}/${String(output[0].json.id)}`)]));
	});

	it('are listed, with deleted ones or without, and read one by one', async () => {
		const { items: every } = await run('getAll');
		expect(every.map(({ json }) => json)).toEqual((await direct(path())).items);
		const { items: some } = await run('getAll', { filters: { filterDeleted: true } });
		expect(some.map(({ json }) => json.name)).toEqual(['Shop', 'Journal']);
		const { items: one } = await run('get', { conversionTag: byId(String(every[1].json.id)) });
		expect(one).toEqual(paired([every[1].json]));
	});

	it('are picked from a list that is searched', async () => {
		const parameters = { resource: 'conversionTag', operation: 'get', adAccount: site.account() };
		const { results } = await site.search('searchConversionTags', { parameters });
		expect(results.map(({ name }) => name)).toEqual(['Shop', 'Journal', 'Old shop (archived)']);
		const found = await site.search('searchConversionTags', { parameters, filter: 'jour' });
		expect(found.results.map(({ name }) => name)).toEqual(['Journal']);
	});

	it('give an item for each event that campaigns can be optimized for', async () => {
		const { items: output } = await run('getOptimizable');
		const answer = (await direct(`${path()}/ocpm_eligible`)) as unknown as Record<string, IDataObject[]>;
		expect(output.map(({ json }) => json)).toEqual(Object.values(answer).flat());
		expect(new Set(output.map(({ json }) => json.conversion_tag_id)).size).toBe(2);
	});

	it('give their page visit events page by page', async () => {
		const { items: output } = await run('getPageVisits', {
			returnAll: true,
			options: { order: 'ASCENDING', pageSize: 1 },
		});
		expect(output.map(({ json }) => json.conversion_event)).toEqual(['PAGE_VISIT', 'PAGE_VISIT']);
		expect(site.sent()).toHaveLength(2);
	});

	it('have a quality for each source and platform', async () => {
		const parameters = { lookbackPeriod: '1d', filters: { ingestionSource: 'CONVERSIONS_API', sourcePlatform: 'WEB' } };
		const { items: output } = await run('getAll', parameters, 'eventQuality');
		expect(site.sent().map(([request]) => request)).toEqual([
			`GET /ad_accounts/${site.accountId()}/conversion_eqs?lookback_period=1d&ingestion_source=CONVERSIONS_API&source_platform=WEB`,
		]);
		expect(output).toHaveLength(1);
		expect(output[0].json).toMatchObject({ ingestion_source: 'CONVERSIONS_API', lookback_period: '1d' });
	});

	it('and the token that sends events is made and works', async () => {
		const { items: output } = await site.run({ resource: 'conversionToken', operation: 'create' });
		expect(output).toEqual(
			paired([{ access_token: expect.stringMatching(/^pina_/) as string, token_type: 'conversion' }]),
		);
		const more = site.withToken(String(output[0].json.access_token));
		const { items: sent } = await site.send({ authentication: 'conversionToken' }, more);
		expect(sent[0].json).toMatchObject({ status: 'processed' });
	});
});
