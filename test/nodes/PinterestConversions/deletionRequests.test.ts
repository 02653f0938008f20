import type { IDataObject } from 'n8n-workflow';

import { items, toldOf, paired, secondsAgo, sha256, useConversionsSite } from './site';

describe('requests to delete people’s data', () => {
	const site = useConversionsSite();
	const run = (operation: string, parameters: object = {}, more: object = {}) =>
		site.run({ resource: 'deletionRequest', operation, adAccount: site.account(), ...parameters }, more);
	const path = () => `/ad_accounts/${site.accountId()}/conversion_deletion_requests`;
	const direct = async (id: unknown) => (await site.api.get(`${path()}/${String(id)}`)).data as IDataObject;
	const stuck = () => void (site.pinterest.settings.processingOutcome = 'stuck');

	it('name them by address, in one form, and by click ID', async () => {
		stuck();
		const { items: output } = await run('create', {
			userEmails: ' Ada@linen.example,ada@linen.example',
			epiks: 'dj0y',
		});
		expect(site.sent()).toEqual([
			[`POST ${path()}`, { deletion_targets: { user_emails: ['ada@linen.example'], epiks: ['dj0y'] } }],
		]);
		expect(output).toEqual(paired([await direct(output[0].json.request_id)]));
		expect(output[0].json).toMatchObject({ status: 'PENDING' });
	});

	it('are waited for until they are carried out', async () => {
		const event = { event_name: 'lead', action_source: 'web', event_time: secondsAgo(60), event_id: 'ada' };
		const data = [{ ...event, user_data: { em: [sha256('ada@linen.example')] } }];
		await site.api.post(`/ad_accounts/${site.accountId()}/events`, { data });
		site.pinterest.settings.processingPolls = 1;
		const { items: output } = await run('create', { userEmails: 'ada@linen.example', waitUntilSubmitted: true });
		expect(output[0].json).toMatchObject({ status: 'SUBMITTED' });
		expect(site.sent().map(([request]) => request.split(' ')[0])).toEqual(['POST', 'GET', 'GET']);
		expect(site.all('conversion event')).toEqual([]);
	});

	it('that take too long leave their ID behind', async () => {
		stuck();
		const { items: output } = await run(
			'create',
			{ epiks: 'dj0y', waitUntilSubmitted: true, maximumSubmissionWait: 0 },
			{ continueOnFail: true },
		);
		expect(output[0].json.error).toBe('The deletion is not ready after 0 s');
		const { request_id: id } = output[0].json.details as IDataObject;
		expect(await direct(id)).toMatchObject({ status: 'PENDING' });
		const { items: later } = await run('get', { requestId: id });
		expect(later[0].json).toMatchObject({ request_id: id, status: 'PENDING' });
	});

	it('are canceled while they are pending, and then no more waited for', async () => {
		stuck();
		const { items: created } = await run('create', { epiks: 'dj0y' });
		const requestId = created[0].json.request_id;
		const { items: output } = await run('cancel', { requestId });
		expect(output[0].json).toMatchObject({ request_id: requestId, status: 'CANCELLED' });
		const { error } = await run('get', { requestId, waitUntilSubmitted: true });
		expect(error?.message).toBe('The deletion request was canceled');
		expect((await run('cancel', { requestId })).error?.message).toContain('PENDING');
	});

	it('are listed newest first', async () => {
		const { items: output } = await run('getAll', { returnAll: true });
		expect(output.map(({ json }) => json.status)).toEqual(['SUBMITTED', 'CANCELLED', 'SUBMITTED']);
		expect(output.map(({ json }) => json.created_time)).toEqual(
			[...output.map(({ json }) => String(json.created_time))].sort().reverse(),
		);
	});

	it.each([
		[{}, 'Give Emails, Click IDs or both'],
		[{ userEmails: 'ada.secret at linen' }, 'Emails holds something that is not an email address'],
		[{ userEmails: sha256('ada.secret@linen.example') }, 'Emails holds a digest, but Pinterest wants the address'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await run('create', parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('never tell whom they name', async () => {
		const userEmails = '={{ $json.mail }}';
		for (const mail of ['ada.secret@linen.example', 'ada.secret@linen', ['ada.secret@linen.example', 7]]) {
			for (const continueOnFail of [true, false]) {
				const ran = await run('create', { userEmails }, { items: items({ mail }), continueOnFail });
				expect(ran.items.length + (ran.error ? 1 : 0)).toBe(1);
				expect(toldOf(ran)).not.toContain('ada.secret');
			}
		}
		const message = 'ada.secret@linen.example is unknown';
		site.pinterest.faults.add({ match: { method: 'POST', times: 2 }, fault: { kind: 'status', status: 400, message } });
		for (const continueOnFail of [true, false]) {
			const mail = 'Ada.Secret@linen.example';
			const ran = await run('create', { userEmails }, { items: items({ mail }), continueOnFail });
			expect(toldOf(ran)).toContain('[hidden] is unknown');
			expect(toldOf(ran)).not.toContain('ada.secret');
		}
	});
});
