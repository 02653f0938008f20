import { PinterestBusinessTrigger } from '../../../nodes/PinterestBusinessTrigger/PinterestBusinessTrigger.node';
import { useTriggerSite } from '../../harness/trigger';

const site = useTriggerSite(new PinterestBusinessTrigger());

describe('New Business Invite', () => {
	test('an invite of another business starts the workflow once', async () => {
		const watch = await site.watch('newInvite');
		const { id } = site.pinterest.happen('invite');
		expect(await watch.news()).toEqual([expect.objectContaining({ id, is_received_invite: true })]);
		expect(await watch.news()).toEqual([]);
	});

	test('sent ones where those are wanted, of the business that is named, and of one type', async () => {
		const watch = await site.watch('newInvite', {
			inviteDirection: 'sent',
			filters: { businessId: '664281800000000001', inviteTypes: ['MEMBER_INVITE'] },
		});
		site.pinterest.happen('invite');
		const body = { business_role: 'EMPLOYEE', invite_type: 'MEMBER_INVITE', members: ['noor@linen.example'] };
		const made = await site.api.post('/businesses/664281800000000001/invites', body);
		expect(made.status).toBe(200);
		expect((await watch.news()).map((item) => item.is_received_invite)).toEqual([false]);
		expect(site.sent().some(([request]) => request === 'GET /user_account')).toBe(false);
	});
});
