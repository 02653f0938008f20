import { failure, items, paired, useConversionsSite } from './site';

describe('events that an ad account defines', () => {
	const site = useConversionsSite();
	const run = (operation: string, parameters: object = {}, more: object = {}) =>
		site.run({ resource: 'definedEvent', operation, adAccount: site.account(), ...parameters }, more);
	const path = () => `/ad_accounts/${site.accountId()}/advertiser_defined_events`;
	const kept = () => site.all('advertiser defined event').map(({ name, mapped_conversion_type: type }) => [name, type]);
	const named = (...names: string[]) => ({ items: items(...names.map((name) => ({ name }))), continueOnFail: true });
	const each = { definedEventName: '={{ $json.name }}', mappedConversionType: 'CONTACT' };

	it('are created together, each with its own outcome', async () => {
		const { items: output } = await run('create', each, named('called', 'ordered_sample'));
		const sent = ['called', 'ordered_sample'].map((name) => ({ name, mapped_conversion_type: 'CONTACT' }));
		expect(site.sent()).toEqual([[`POST ${path()}`, { items: sent }]]);
		expect(output).toEqual([
			{ json: { name: 'called', mapped_conversion_type: 'CONTACT', status: 'SUCCESS' }, pairedItem: { item: 0 } },
			failure(1, 'The event ordered_sample was refused: An event ordered_sample is defined already'),
		]);
		expect(kept()).toContainEqual(['called', 'CONTACT']);
	});

	it('are listed, seen ones that stand for nothing too', async () => {
		const { items: output } = await run('getAll');
		expect(output.map(({ json }) => [json.name, json.mapped_conversion_type])).toEqual(kept());
		expect(output.map(({ json }) => json.mapped_conversion_type)).toContain(null);
	});

	it('are changed', async () => {
		const { items: output } = await run('update', each, named('booked_visit', 'unheard_of'));
		expect(output[0].json).toMatchObject({ name: 'booked_visit', mapped_conversion_type: 'CONTACT' });
		expect(output[1]).toEqual(failure(1, /There is no event unheard_of/));
		expect(kept()).toContainEqual(['booked_visit', 'CONTACT']);
	});

	it('are deleted by name', async () => {
		const { items: output } = await run('delete', { eventNames: 'booked_visit, ordered_sample' });
		expect(site.sent()).toEqual([[`DELETE ${path()}?event_names=booked_visit,ordered_sample`]]);
		expect(output).toEqual(
			paired([
				{ name: 'booked_visit', deleted: true },
				{ name: 'ordered_sample', deleted: true },
			]),
		);
		expect(kept().map(([name]) => name)).toEqual(['download_picture']);
	});

	it('that are unknown are told beside those that were deleted', async () => {
		const parameters = { eventNames: ['booked_visit', 'unheard_of'] };
		const { items: output } = await run('delete', parameters, { continueOnFail: true });
		expect(output.map(({ json }) => json.deleted ?? json.error)).toEqual([
			true,
			expect.stringContaining('There is no event unheard_of'),
		]);
		const { error } = await run('delete', { eventNames: ['ordered_sample', 'unheard_of'] });
		expect(error?.message).toContain('There is no event unheard_of');
		expect(kept().map(([name]) => name)).toEqual(['download_picture']);
	});

	it.each([[[]], [[null]], [[{}]]])('of which an answer %j says nothing may have been deleted', async (given) => {
		const answered = (method: string) =>
			site.pinterest.faults.add({
				match: { method, path: path() },
				fault: { kind: 'answer', body: { items: given } },
			});
		const parameters = { eventNames: 'booked_visit' };
		answered('DELETE');
		const { items: output } = await run('delete', parameters, { continueOnFail: true });
		expect(output).toEqual([failure(0, /^Pinterest’s answer (says nothing of this one|holds no list)/)]);
		expect(output[0].json.details).toMatchObject({ mayHaveBeenExecuted: true });
		answered('DELETE');
		const { error } = await run('delete', parameters);
		expect((error as { context?: object } | undefined)?.context).toMatchObject({ mayHaveBeenExecuted: true });
		answered('PATCH');
		const changed = await run('update', each, { ...named('booked_visit'), continueOnFail: true });
		expect(changed.items[0].json.details).toMatchObject({ mayHaveBeenExecuted: true });
	});
});
