import { byId, failure, items, paired, secondsAgo, useConversionsSite } from './site';

describe('events of a measurement source of truth', () => {
	const site = useConversionsSite();
	const adGroup = () => site.all('ad group')[0];
	const send = (parameters: object = {}, more: object = {}) =>
		site.run(
			{
				resource: 'msotEvent',
				operation: 'send',
				adAccount: site.account(),
				msotEventId: 'order-1',
				msotEventName: 'lead',
				eventTimestamp: '2 hours ago',
				adGroup: byId(String(adGroup().id)),
				...parameters,
			},
			more,
		);
	const body = () => site.sent().at(-1)?.[1];

	it('are sent with every field, in the API’s names and units', async () => {
		const { items: output, error } = await send({
			msotEventName: 'checkout',
			orderValue: 72.39,
			currency: 'EUR',
			eventTimestamp: '2026-05-31T10:00:00+02:00',
			additionalFields: {
				attributionScope: 'view',
				clickWindow: '30d',
				viewWindow: '7d',
				totalEventsFractional: 0.5,
				actionTimestamps: '2026-05-30T08:00:00Z, 2026-05-31T08:00:00Z',
				attributionModel: 'mmm',
				attributionScore: 0.5,
				campaign: byId(String(adGroup().campaign_id)),
				totalEventTouchpoints: 3,
				totalEvents: 1,
			},
		});
		expect(error).toBeUndefined();
		expect(output).toEqual(paired([{ success: true }]));
		const at = Date.parse('2026-05-31T08:00:00Z') / 1000;
		expect(body()).toEqual({
			event_id: 'order-1',
			event_name: 'checkout',
			value: 72.39,
			currency: 'EUR',
			event_timestamp: at,
			ad_group_id: adGroup().id,
			attribution_scope: 'view',
			action_timestamps: [at - 86_400, at],
			attribution_model: 'mmm',
			click_window: '30d',
			view_window: '7d',
			total_events_fractional: 0.5,
			attribution_score: 0.5,
			campaign_id: adGroup().campaign_id,
			total_event_touchpoints: 3,
			total_events: 1,
		});
		expect(site.all('msot event')).toHaveLength(1);
	});

	it('need no attribution scope', async () => {
		const { error } = await send();
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			...{ event_id: 'order-1', event_name: 'lead', ad_group_id: adGroup().id },
			event_timestamp: expect.any(Number) as number,
		});
	});

	it('have a currency only beside a value', async () => {
		await send({ currency: 'EUR' });
		expect(body()).not.toHaveProperty('currency');
		await send({ currency: 'EUR', additionalFields: { leadValue: 5 } });
		expect(body()).toMatchObject({ value: 5, currency: 'EUR' });
	});

	it.each([
		[{ msotEventName: 'checkout', orderValue: '' }, 'Value is missing'],
		[{ eventTimestamp: 'in 2 hours' }, 'Event Time (UTC) is in the future'],
		[{ msotEventId: 'x'.repeat(257) }, 'Event ID is 257 characters long, at most 256 are allowed'],
		[{ additionalFields: { attributionScore: 0 } }, 'Attribution Score must be above 0'],
		[{ additionalFields: { totalEventsFractional: 0 } }, 'Total Events must be above 0'],
		[{ additionalFields: { totalEventsFractional: -1 } }, 'Total Events must be a number of 0 or more'],
		[{ additionalFields: { actionTimestamps: 'soon' } }, 'Action Times (UTC) must be a time such as'],
		[{ inputMode: 'json', jsonBody: '{"event_name": "checkout"}' }, 'JSON Body: Value is missing'],
		[{ inputMode: 'json', jsonBody: '{"event_name": "lead", "value": 5}' }, 'JSON Body: Currency is missing'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await send(parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('given as JSON go as they are', async () => {
		const event = {
			event_id: 'order-2',
			event_name: 'lead',
			event_timestamp: secondsAgo(60),
			ad_group_id: adGroup().id,
			attribution_scope: 'click',
		};
		await send({ inputMode: 'json', jsonBody: JSON.stringify(event) });
		expect(body()).toEqual(event);
	});

	it('that Pinterest refuses are errors of their own item', async () => {
		const list = items({ group: '1' }, { group: String(adGroup().id) });
		const { items: output } = await send(
			{ adGroup: byId('={{ $json.group }}') },
			{ items: list, continueOnFail: true },
		);
		expect(output).toEqual([
			failure(0, /no ad group of this ad account.*$/, { status: 400, code: 4196 }),
			{ json: { success: true }, pairedItem: { item: 1 } },
		]);
	});
});
