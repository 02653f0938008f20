import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { inTwoLists } from '../../../nodes/shared/run/outcomes';
import { byId, failure, items, paired, useAdsSite } from './site';

interface Body {
	keywords: IDataObject[];
	parent_id?: string;
}

describe('keywords', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'keyword', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const groups = () => site.all('ad group').map(({ id }) => String(id));
	const campaign = () => String(site.all('campaign')[0].id);
	const create = (parameters: object = {}, more = {}) =>
		run('create', { keywordAdGroup: byId(groups()[0]), keywords: 'linen', ...parameters }, more);
	const bodies = () => site.sent().map(([, body]) => body as Body);
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/keywords`;
	const kept = (value: string) => site.all('keyword').filter((one) => one.value === value);
	const expression = (text: string) => `={{ ${text} }}`;

	it('of 3,000 items are three requests, and each item gets its own', async () => {
		const list = items(...Array.from({ length: 3000 }, (_, at) => ({ word: `Lamp ${at}` })));
		const { items: output, error } = await create({ keywords: expression('$json.word') }, { items: list });
		expect(error).toBeUndefined();
		expect(bodies().map(({ keywords }) => keywords.length)).toEqual([1000, 1000, 1000]);
		expect(output.map(({ json, pairedItem }) => [json.value, pairedItem])).toEqual(
			list.map(({ json }, item) => [json.word, { item }]),
		);
		expect(new Set(output.map(({ json }) => json.id)).size).toBe(3000);
	});

	it('are several for one item, as text or as a list', async () => {
		const { items: output } = await create(
			{ keywords: expression('$json.words'), matchType: 'PHRASE' },
			{ items: items({ words: 'silk throw, silk rug' }, { words: ['silk, raw'] }) },
		);
		const values = ['silk throw', 'silk rug', 'silk, raw'];
		const parent = groups()[0];
		expect(site.sent()).toEqual([
			[`POST ${path()}`, { parent_id: parent, keywords: values.map((value) => ({ value, match_type: 'PHRASE' })) }],
		]);
		const view = (value: string) => ({
			...{ archived: false, id: kept(value)[0].id, parent_id: parent, parent_type: 'ad_group', type: 'keyword' },
			...{ bid: null, match_type: 'PHRASE', value },
		});
		expect(output).toEqual(paired(values.slice(0, 2).map(view), values.slice(2).map(view)));
	});

	it('of different parents do not share a request, those of the same do', async () => {
		const [first, second] = groups();
		const list = [first, second, first].map((group, at) => ({ group, word: `word ${at}` }));
		const keywordAdGroup = byId(expression('$json.group'));
		const { items: output } = await create(
			{ keywordAdGroup, keywords: expression('$json.word') },
			{ items: items(...list) },
		);
		expect(bodies().map(({ parent_id, keywords }) => [parent_id, keywords.map(({ value }) => value)])).toEqual([
			[first, ['word 0', 'word 2']],
			[second, ['word 1']],
		]);
		expect(output.map(({ json }) => [json.value, json.parent_id])).toEqual(
			list.map(({ word, group }) => [word, group]),
		);
	});

	it.each([
		['campaign', () => ({ keywordCampaign: byId(campaign()) }), campaign],
		['adAccount', () => ({}), () => site.adAccount('Hearth & Linen EU')],
	])('keep ads away for a whole %s', async (keywordsFor, more, parent) => {
		const { items: output } = await create({ keywordsFor, ...more(), negativeMatchType: 'EXACT_NEGATIVE' });
		expect(bodies()).toEqual([{ parent_id: parent(), keywords: [{ value: 'linen', match_type: 'EXACT_NEGATIVE' }] }]);
		expect(output[0].json).toMatchObject({ parent_id: parent(), match_type: 'EXACT_NEGATIVE' });
	});

	it('that are refused fail just their item, among others in the same request', async () => {
		const jsonBody = expression('{ parent_id: $json.group, keywords: $json.keywords }');
		const [group] = groups();
		const word = (value: string) => ({ value, match_type: 'EXACT' });
		const list = items(
			{ group, keywords: [word('A'), word('B')] },
			{ group, keywords: [word('x'.repeat(121))] },
			{ group, keywords: [word(' '), word('C')] },
			{ group, keywords: [word('D')] },
		);
		const { items: output } = await run(
			'create',
			{ inputMode: 'json', jsonBody },
			{ items: list, continueOnFail: true },
		);
		expect(bodies().map(({ keywords }) => keywords.length)).toEqual([6]);
		expect(output.map(({ json, pairedItem }) => [json.value ?? json.error, pairedItem])).toEqual([
			['A', { item: 0 }],
			['B', { item: 0 }],
			['A keyword has up to 120 characters', { item: 1 }],
			['C', { item: 2 }],
			['A keyword must not be blank', { item: 2 }],
			['D', { item: 3 }],
		]);
	});

	it('that a stopped run leaves unsent are told apart from those written', async () => {
		const jsonBody = expression('{ parent_id: $json.group, keywords: [{ value: $json.word, match_type: "EXACT" }] }');
		const list = items(...['A', ' ', 'C'].map((word) => ({ word, group: groups()[0] })));
		const { error } = await run('create', { inputMode: 'json', jsonBody }, { items: list });
		expect(error?.message).toBe('A keyword must not be blank (item 2)');
		expect(error?.description).toContain('Of 3 keywords, 2 were written (items 1, 3), 1 refused (item 2), 0 not sent');
		expect(kept('C')).toHaveLength(1);
	});

	it('whose answer was lost are not sent again', async () => {
		site.pinterest.faults.add({
			match: { method: 'POST', path: path() },
			fault: { kind: 'reset', afterExecuting: true },
		});
		const { items: output } = await create({ keywords: 'once' }, { continueOnFail: true });
		expect(output).toEqual([failure(0, /may have been executed, so it was not sent again$/)]);
		expect([bodies().length, kept('once').length]).toEqual([1, 1]);
	});

	it('are archived together, each ID with its own outcome', async () => {
		const [first, second] = site.all('keyword').map(({ id }) => String(id));
		const { items: output } = await run(
			'update',
			{ keywordIds: expression('$json.ids'), archived: 'archive' },
			{ items: items({ ids: first }, { ids: '999' }, { ids: [second] }), continueOnFail: true },
		);
		const archived = true;
		expect(site.sent()).toEqual([
			[`PATCH ${path()}`, { keywords: [first, '999', second].map((id) => ({ id, archived })) }],
		]);
		expect(output[0].json).toMatchObject({ id: first, archived });
		expect(output[1]).toEqual(failure(1, 'Keyword not found'));
		expect(output[2].json).toMatchObject({ id: second, archived });
		expect(
			site
				.all('keyword')
				.filter((one) => one.archived)
				.map(({ id }) => id),
		).toEqual([first, second]);
	});

	it('are taken up again, with a bid, as JSON', async () => {
		const [{ id }] = site.all('keyword');
		const change = { id, archived: false, bid: 500_000 };
		const jsonBody = JSON.stringify({ keywords: [change] });
		const { items: output } = await run('update', { inputMode: 'json', jsonBody });
		expect(bodies()).toEqual([{ keywords: [change] }]);
		expect(output[0].json).toMatchObject({ id, archived: false, bid: null });
	});

	it('are listed for an ad group, ad groups, a campaign or the ad account', async () => {
		const [group, other] = groups();
		const cases: Array<[object, string]> = [
			[{ keywordsOf: 'adGroup', listedAdGroup: byId(group) }, `ad_group_id=${group}`],
			[{ keywordsOf: 'adGroups', keywordAdGroupIds: [group, other] }, `ad_group_ids=${group}&ad_group_ids=${other}`],
			[{ keywordsOf: 'campaign', listedCampaign: byId(campaign()) }, `campaign_id=${campaign()}`],
			[{ keywordsOf: 'adAccount' }, ''],
		];
		for (const [parameters, query] of cases) {
			const { items: output } = await run('getAll', { returnAll: true, ...parameters });
			const whole = (await site.api.get(`${path()}?${query}&page_size=250`)).data as { items: IDataObject[] };
			expect(whole.items.length).toBeGreaterThan(0);
			expect(output).toEqual(paired(whole.items));
			expect(site.sent().at(-1)).toEqual([`GET ${path()}?${query ? `${query}&` : ''}page_size=250`]);
		}
	});

	it('are listed by match type', async () => {
		const filters = { matchTypes: ['BROAD', 'EXACT'] };
		const { items: output } = await run('getAll', { listedAdGroup: byId(groups()[0]), returnAll: true, filters });
		expect(new Set(output.map(({ json }) => json.match_type))).toEqual(new Set(['BROAD', 'EXACT']));
		expect(site.sent()[0][0]).toContain('match_types=BROAD&match_types=EXACT');
	});

	it('have numbers for a country, one result a keyword', async () => {
		const { items: output } = await run('getMetrics', { metricsCountry: 'de', metricsKeywords: 'linen, wool rug' });
		const query = '?country_code=DE&keywords=linen,wool rug';
		const whole = (await site.api.get(`${path()}/metrics?country_code=DE&keywords=linen,wool%20rug`)).data as {
			data: Array<{ keyword: string; metrics: IDataObject }>;
		};
		expect(output).toEqual(paired(whole.data.map(({ keyword, metrics }) => ({ keyword, ...metrics }))));
		expect(output.map(({ json }) => json.keyword)).toEqual(['linen', 'wool rug']);
		expect(site.sent()).toEqual([[`GET ${path()}/metrics${query}`]]);
	});

	it('as a preview show the request with what is around them', async () => {
		const before = site.all('keyword').length;
		const { items: output } = await create({ keywords: 'a, b', options: { preview: true } });
		expect(output[0].json).toMatchObject({
			preview: true,
			path: path(),
			element: { value: 'a', match_type: 'BROAD' },
			body: { parent_id: groups()[0], keywords: [{ value: 'a' }, { value: 'b' }] },
		});
		expect([site.sent(), site.all('keyword').length]).toEqual([[], before]);
	});

	it.each([
		[{ keywords: '={{ "" }}' }, 'Keywords is missing'],
		[{ keywords: `linen, ${'x'.repeat(121)}` }, 'Keywords has one of 121 characters, at most 120 are allowed'],
		[{ keywordAdGroup: byId('={{ "" }}') }, 'Ad Group is missing'],
		[{ keywordAdGroup: byId('={{ "AG/12" }}') }, 'Ad Group must be an id, which is all digits, not "AG/12"'],
		[{ matchType: 'SIMILAR' }, 'Match Type must be one of'],
		[{ keywordsFor: 'adAccount', negativeMatchType: 'BROAD' }, 'Match Type must be one of'],
		[{ inputMode: 'json', jsonBody: '{"parent_id": "1"}' }, 'it lacks keywords, a list of objects'],
		[{ inputMode: 'json', jsonBody: '{"keywords": [1]}' }, 'it lacks parent_id and keywords, a list of objects'],
		[{ inputMode: 'json', jsonBody: '[{"value": "a"}]' }, 'JSON Body must be one object'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it.each([
		[{ metricsCountry: 'Germany' }, 'Country Code must be a two-letter country code such as US'],
		[{ metricsKeywords: '={{ "" }}' }, 'Keywords is missing'],
		[{ metricsKeywords: '={{ Array(2001).fill("a") }}' }, 'Keywords has 2001 values, at most 2000 are allowed'],
	])('have no numbers where the question is wrong: %j', async (parameters, message) => {
		const { error } = await run('getMetrics', { metricsKeywords: 'linen', ...parameters });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});

/** Answers that the simulated Pinterest does not give. */
describe('an answer in two lists', () => {
	const outcomes = inTwoLists('keywords', ({ value }) => String(value));
	const sent = (...values: string[]) => values.map((value) => ({ value }));
	const kept = (...values: string[]) => values.map((value) => ({ id: `id-${value}`, value }));
	const error = (value: string | null, message = 'no') => ({ data: value && { value }, error_messages: [message] });
	const refused = (message: string) => ({ refused: { message } });
	const unknown = {
		refused: {
			message: expect.stringContaining('says nothing of this one'),
			details: { mayHaveBeenExecuted: true },
		},
	};

	it.each([
		['in another order', { keywords: kept('b', 'a') }, sent('a', 'b'), ['a', 'b']],
		['written differently', { keywords: kept('A', 'B') }, sent('a', 'b'), ['A', 'B']],
		['in part written differently', { keywords: kept('X', 'a') }, sent('a', 'b'), ['a', 'X']],
		['once for what was sent twice', { keywords: kept('a') }, sent('a', 'a'), ['a', 'a']],
		['with nothing for errors', { keywords: kept('a'), errors: null }, sent('a'), ['a']],
	])('%s finds its elements', (_, answer, elements, values) => {
		expect(outcomes(answer, elements)).toEqual(values.map((value) => ({ data: kept(value)[0] })));
	});

	it('gives a second of the same its refusal', () => {
		const answer = { keywords: kept('a'), errors: [error('a', 'is there already')] };
		expect(outcomes(answer, sent('a', 'a'))).toEqual([{ data: kept('a')[0] }, refused('is there already')]);
	});

	it('gives a refusal without data to the element that is left', () => {
		const answer = { keywords: kept('a', 'c'), errors: [error(null, 'too odd')] };
		expect(outcomes(answer, sent('a', 'b', 'c'))[1]).toEqual(refused('too odd'));
	});

	it('guesses nothing where a refusal and something written are both left', () => {
		const answer = { keywords: kept('X'), errors: [error(null)] };
		expect(outcomes(answer, sent('a', 'b'))).toEqual([unknown, unknown]);
	});

	it('says of an element that it leaves out that it may have been written', () => {
		expect(outcomes({ keywords: kept('a') }, sent('a', 'b'))).toEqual([{ data: kept('a')[0] }, unknown]);
	});

	it.each([undefined, {}, { keywords: [], errors: [] }])('that is %j says nothing of any', (answer) => {
		expect(outcomes(answer, sent('a'))).toEqual([]);
	});

	it('joins the reasons of a refusal, or says that there is none', () => {
		const errors = [{ data: { value: 'a' }, error_messages: ['one', 'two'] }, { data: { value: 'b' } }];
		expect(outcomes({ errors }, sent('a', 'b'))).toEqual([refused('one; two'), refused('Pinterest gave no reason')]);
	});
});
