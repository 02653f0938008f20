import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { asList, asText } from '../../shared/api/json';
import { listedIn, needsList } from '../../shared/run/elements';
import { choice, choices, ids, texts } from '../../shared/fields/kinds';
import { INVITE_TYPES, MOST, inviteType, permissions, role } from '../fields/access';
import { aboutInvite, byInvite, invitesByName, withoutAddresses } from '../fields/outcomes';
import { BUSINESS, assets, invite } from '../fields/pickers';
import { putPermissions } from './assetRequests';
import { inviteAnswers } from './inviteAnswers';

const FOR_MEMBERS = { inviteType: ['MEMBER_INVITE'] };
const FOR_PARTNERS = { inviteType: ['PARTNER_INVITE', 'PARTNER_REQUEST'] };

const operations: Operation[] = [
	operation('POST /businesses/{business_id}/invites/assets/access', {
		value: 'assignAssets',
		effect: 'write',
		name: 'Assign Assets',
		action: 'Assign assets to invites',
		description: `Choose the assets and permissions that come with a pending invite or request. For current members and partners, use Assign Assets of Member or Partner. The invites of all input items are sent together, up to ${MOST} in a request.`,
		fields: [
			BUSINESS,
			invite({ in: 'body' }),
			inviteType({ in: 'body', name: 'typeOfInvite', description: 'The type of invite' }),
			assets({
				name: 'invitedAssetIds',
				in: 'local',
				label: 'Asset Names or IDs',
				description: 'What comes with the invite; with a partner request, assets of the partner by their IDs',
				required: true,
			}),
			permissions({ in: 'local', name: 'invitedPermissions', description: 'The permissions on each of the assets' }),
		],
		jsonBody: true,
		check(values) {
			needsList(values, 'invites');
			const { invitedAssetIds, invitedPermissions, inputMode } = values.local;
			if (inputMode !== 'json') putPermissions(values.body, invitedAssetIds, invitedPermissions);
		},
		elementsIn: 'invites',
		makes: ['invites'],
		batch: {
			maxItems: MOST,
			noun: 'invite',
			elements: listedIn('invites'),
			wrap: (invites) => ({ invites }),
			outcomes: byInvite,
			about: aboutInvite,
		},
	}),
	operation('DELETE /businesses/{business_id}/invites', {
		value: 'cancel',
		name: 'Cancel',
		action: 'Cancel invites or requests',
		description: `Cancel pending invites and requests. This can’t be undone; use Create to send new ones. Those of all input items are sent together, up to ${MOST} in a request.`,
		fields: [
			BUSINESS,
			ids({
				name: 'inviteIds',
				apiName: 'invite_ids',
				in: 'local',
				label: 'Invite IDs',
				description: 'The invites or requests: IDs separated by commas',
				required: true,
			}),
		],
		makes: ['invite_ids'],
		batch: {
			maxItems: MOST,
			noun: 'invite',
			elements: ({ local }) => local.inviteIds.map((invite_id) => ({ invite_id })),
			wrap: (invites) => ({ invite_ids: [...new Set(invites.map(({ invite_id: id }) => id))] }),
			outcomes: byInvite,
			about: aboutInvite,
		},
	}),
	operation('POST /businesses/{business_id}/invites', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create invites or requests',
		description: `Invite people to be members of a business, invite businesses to be partners that get assets, or ask businesses for access to theirs. Pinterest notifies them. Those of all input items with the same type and role are sent together, up to ${MOST} in a request, and each has its own outcome.`,
		fields: [
			BUSINESS,
			inviteType({ in: 'body' }),
			role({
				in: 'body',
				name: 'invitedRole',
				description: 'Their role in the business once they accept',
				when: FOR_MEMBERS,
			}),
			texts({
				name: 'invitedMembers',
				apiName: 'members',
				in: 'body',
				label: 'Usernames or Emails',
				description: 'Who to invite: Pinterest usernames or email addresses separated by commas',
				placeholder: 'e.g. annalind, jonas@example.com',
				required: true,
				when: FOR_MEMBERS,
			}),
			ids({
				name: 'invitedPartners',
				apiName: 'partners',
				in: 'body',
				label: 'Partner IDs',
				description: 'The businesses to ask: IDs separated by commas',
				required: true,
				when: FOR_PARTNERS,
			}),
		],
		jsonBody: true,
		check: checkInvite,
		batch: {
			maxItems: MOST,
			noun: 'invite',
			elements: ({ body }) => namesIn(body).map((name) => ({ name })),
			groupBy: ({ body }) => [body.invite_type, body.business_role],
			wrap: (invited, { body }) => ({
				invite_type: body.invite_type,
				business_role: body.business_role,
				[listFor(body)]: [...new Set(invited.map(nameOf))],
			}),
			outcomes: invitesByName(nameOf),
			redactText: (text, invited) => withoutAddresses(text, invited.map(nameOf)),
		},
	}),
	operation('GET /businesses/{business_id}/invites', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many invites and requests',
		description:
			'List the pending and expired invites and requests that a business sent or received, for members or for partners',
		fields: [
			BUSINESS,
			choice({
				name: 'invitesAbout',
				apiName: 'is_member',
				in: 'query',
				label: 'Invites About',
				description: 'Which invites to list',
				options: [
					{ name: 'Members', value: 'true' },
					{ name: 'Partners', value: 'false' },
				],
				default: 'true',
				required: true,
			}),
		],
		collections: {
			filters: [
				choices({
					name: 'inviteStatuses',
					apiName: 'invite_status',
					in: 'query',
					label: 'Statuses',
					description: 'Only invites with one of these statuses',
					options: [
						{ name: 'Expired', value: 'EXPIRED', description: 'Nobody responded in time' },
						{ name: 'Pending', value: 'PENDING', description: 'Waiting for a response' },
					],
					repeated: true,
				}),
				choice({
					name: 'listedInviteType',
					apiName: 'invite_type',
					in: 'query',
					label: 'Type',
					description: 'Only invites of this type',
					options: INVITE_TYPES,
					default: 'MEMBER_INVITE',
				}),
			],
		},
		answer: 'page',
	}),
	inviteAnswers,
];

/** Who is asked stands in one list for people, in another for businesses. */
function listFor({ invite_type: type }: IDataObject): 'members' | 'partners' {
	return type === 'MEMBER_INVITE' ? 'members' : 'partners';
}

function namesIn(body: IDataObject): string[] {
	return asList(body[listFor(body)]).map((name) => asText(name) ?? '');
}

function nameOf({ name }: IDataObject): string {
	return asText(name) ?? '';
}

/** @throws Error; names are never repeated in it, since they may be people's addresses */
function checkInvite({ body, local }: Values<{ inputMode?: string }>): void {
	if (local.inputMode !== 'json' && listFor(body) === 'partners') body.business_role = 'PARTNER';
	const names: unknown = body[listFor(body)];
	const isList =
		Array.isArray(names) && names.length > 0 && names.every((one) => typeof one === 'string' && one !== '');
	if (isList && body.business_role !== undefined) return;
	throw new Error(
		'JSON Body must be one object with invite_type, business_role, and members (for MEMBER_INVITE) or partners, a list of texts',
	);
}

export const invites: Resource = { value: 'invite', name: 'Invite', operations };
