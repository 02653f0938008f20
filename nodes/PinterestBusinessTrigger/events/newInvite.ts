import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/api/json';
import { nameIn } from '../../shared/api/parts';
import { request } from '../../shared/api/request';
import type { Caller } from '../../shared/api/request';
import { choice, choices, id } from '../../shared/fields/kinds';
import { isOneOf, triggerEvent } from '../../shared/trigger/event';

export const newInvite = triggerEvent({
	value: 'newInvite',
	name: 'New Business Invite',
	description:
		'When a business invites you as a member or partner or asks for access to your assets, or when your business sends such an invite',
	nothingToShow: 'there is no invite that fits',
	fields: [
		choice({
			name: 'inviteDirection',
			in: 'local',
			label: 'Invites',
			description: 'Which invites and requests to watch',
			options: [
				{ name: 'All', value: 'all' },
				{ name: 'Received', value: 'received' },
				{ name: 'Sent', value: 'sent' },
			],
			default: 'received',
		}),
	],
	collections: {
		filters: [
			id({
				name: 'businessId',
				in: 'local',
				label: 'Business ID',
				description: 'The business whose invites to watch; by default the account itself',
				placeholder: 'e.g. 664281800000000001',
			}),
			choices({
				name: 'inviteTypes',
				in: 'local',
				label: 'Types',
				description: 'Only invites of these types',
				options: [
					{ name: 'Member Invite', value: 'MEMBER_INVITE', description: 'To become a member of the business' },
					{ name: 'Partner Invite', value: 'PARTNER_INVITE', description: 'To work with assets of the business' },
					{ name: 'Partner Request', value: 'PARTNER_REQUEST', description: 'For access to assets of a partner' },
				],
			}),
		],
	},
	lists: async (caller, { local }) => {
		const business = local.businessId ?? (await ownId(caller));
		// Members and partners are two lists of Pinterest's.
		return [true, false].map((isMember) => ({
			call: {
				request: 'GET /businesses/{business_id}/invites',
				ids: { business_id: business },
				query: { is_member: isMember },
			},
			keyOf: ({ id: inviteId }: IDataObject) => inviteId,
		}));
	},
	matches: ({ object }, { local }) => {
		const { inviteDirection: direction, inviteTypes: types } = local;
		const isWanted = direction === 'all' || (object.is_received_invite === true) === (direction !== 'sent');
		return isWanted && isOneOf(asObject(object.invite_data).invite_type, types);
	},
});

async function ownId(caller: Caller): Promise<string> {
	const { body } = await request(caller, { request: 'GET /user_account' });
	return nameIn(asObject(body).id, 'an account without its ID: set Business ID under Filters');
}
