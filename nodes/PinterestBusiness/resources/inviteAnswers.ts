import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { listedIn, needsList } from '../../shared/run/elements';
import { choice, ids } from '../../shared/fields/kinds';
import { permissions } from '../fields/access';
import { aboutInvite, byInvite } from '../fields/outcomes';
import { putPermissions } from './assetRequests';

/** Most answers to invites in a request. Source: the API description. */
const MOST_ANSWERS = 100;

/** Answers invites and requests. */
export const inviteAnswers: Operation = operation('PATCH /businesses/invites', {
	value: 'respond',
	effect: 'irreversible',
	name: 'Respond',
	action: 'Respond to invites or requests',
	description: `Accept or decline invites and requests that the user or the business received. Accepting a request lets the other business access the assets it asks for, or those you choose here. This can’t be undone. The answers of all input items are sent together, up to ${MOST_ANSWERS} in a request.`,
	fields: [
		ids({
			name: 'receivedInviteIds',
			apiName: 'invite_id',
			in: 'local',
			label: 'Invite IDs',
			description: 'The invites or requests to answer: IDs separated by commas',
			required: true,
		}),
		choice({
			name: 'inviteAnswer',
			apiName: 'accept_invite',
			in: 'local',
			label: 'Answer',
			description: 'Whether to accept or decline',
			options: [
				{ name: 'Accept', value: 'accept' },
				{ name: 'Decline', value: 'decline' },
			],
			default: 'decline',
			required: true,
		}),
	],
	collections: {
		additionalFields: [
			ids({
				name: 'grantedAssetIds',
				in: 'local',
				label: 'Asset IDs',
				description:
					'Own assets to give access to instead of those asked for, when a request is accepted: IDs separated by commas',
			}),
			permissions({
				in: 'local',
				name: 'grantedPermissions',
				description: 'The permissions on each of the assets in Asset IDs',
				required: false,
			}),
		],
	},
	jsonBody: true,
	check(values) {
		needsList(values, 'invites');
		if ((values.local.grantedAssetIds === undefined) !== (values.local.grantedPermissions === undefined))
			throw new Error('Asset IDs and Permissions need each other');
	},
	makes: ['invites'],
	batch: {
		maxItems: MOST_ANSWERS,
		noun: 'invite',
		elements: (values) => listedIn('invites', () => answersOf(values.local))(values),
		wrap: (invites) => ({ invites }),
		outcomes: byInvite,
		about: aboutInvite,
	},
});

/** The same answer to each of some invites. */
function answersOf(local: {
	receivedInviteIds: string[];
	inviteAnswer: string;
	grantedAssetIds?: string[];
	grantedPermissions?: string[];
}): IDataObject[] {
	const action: IDataObject = { accept_invite: local.inviteAnswer === 'accept' };
	putPermissions(action, local.grantedAssetIds, local.grantedPermissions);
	return local.receivedInviteIds.map((invite_id) => ({ invite_id, action }));
}
