import type { IDataObject } from 'n8n-workflow';

import type { Field, Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER } from '../../shared/fields/ads';
import { choice, id, ids } from '../../shared/fields/kinds';
import { audience } from '../fields/pickers';
import { simpleAudience } from './audiences';

/** Whose audiences are shared: an ad account's, or those of a business and those it received. */
interface Owner {
	path: string;
	field: Field;
	/** In the words of an action: "an audience". */
	audience: string;
	/** Ends sentences: "that an ad account owns". */
	owned: string;
	/** Who may get it. Source: the API description. */
	toAdAccounts: string;
	toBusinesses: string;
}

const AD_ACCOUNT_OWNER: Owner = {
	path: '/ad_accounts/{ad_account_id}/audiences',
	field: AD_ACCOUNT,
	audience: 'an audience',
	owned: 'that the ad account owns',
	toAdAccounts: 'They must be in the business hierarchy of the business that owns the ad account.',
	toBusinesses: 'They must be in the business hierarchy of the business that owns the ad account.',
};

const BUSINESS_OWNER: Owner = {
	path: '/businesses/{business_id}/audiences',
	field: id({
		name: 'business',
		apiName: 'business_id',
		in: 'path',
		label: 'Business ID',
		description: 'The business to work with: the ID of its account, which Pinterest: Account: Get gives',
		placeholder: 'e.g. 864344156814745',
		required: true,
	}),
	audience: 'an audience of a business',
	owned: 'that the business owns or received',
	toAdAccounts:
		'An owner shares with ad accounts of its business hierarchy, a receiver only with ad accounts of its own.',
	toBusinesses: 'Only the owner can, with businesses of its hierarchy.',
};

const RECIPIENTS = {
	adAccounts: {
		place: 'ad_accounts',
		type: 'AD_ACCOUNT',
		apiName: 'recipient_account_ids',
		noun: 'ad accounts',
		field: ids({
			name: 'recipientAccountIds',
			apiName: 'recipient_account_ids',
			in: 'body',
			label: 'Recipient Ad Account IDs',
			description: 'The ad accounts that get or lose the audience: IDs with commas between',
			placeholder: 'e.g. 549755885175, 549755885176',
			required: true,
		}),
	},
	businesses: {
		place: 'businesses',
		type: 'BUSINESS_ACCOUNT',
		apiName: 'recipient_business_ids',
		noun: 'businesses',
		field: ids({
			name: 'recipientBusinessIds',
			apiName: 'recipient_business_ids',
			in: 'body',
			label: 'Recipient Business IDs',
			description: 'The businesses that get or lose the audience: IDs with commas between',
			placeholder: 'e.g. 864344156814745, 864344156814746',
			required: true,
		}),
	},
} as const;

const anAudience = (owner: Owner, place: 'body' | 'query'): Field => {
	if (owner === AD_ACCOUNT_OWNER) return audience({ in: place });
	// A list of what a business shares can't be asked for.
	return id({
		name: 'audienceId',
		apiName: 'audience_id',
		in: place,
		label: 'Audience ID',
		description: 'The audience to work with',
		placeholder: 'e.g. 2542620905473',
		required: true,
	});
};

/** Lets others use an audience, or ends that. */
function sharing(owner: Owner, kind: keyof typeof RECIPIENTS, what: 'SHARE' | 'REVOKE'): Operation {
	const { place, noun, field } = RECIPIENTS[kind];
	const isShare = what === 'SHARE';
	const with_ = kind === 'adAccounts' ? 'Ad Accounts' : 'Businesses';
	const who = kind === 'adAccounts' ? owner.toAdAccounts : owner.toBusinesses;
	return {
		value: `${isShare ? 'shareWith' : 'revokeFrom'}${kind === 'adAccounts' ? 'AdAccounts' : 'Businesses'}`,
		name: isShare ? `Share With ${with_}` : `Revoke From ${with_}`,
		action: isShare ? `Share ${owner.audience} with ${noun}` : `Revoke ${owner.audience} from ${noun}`,
		description: isShare
			? `Let other ${noun} use an audience ${owner.owned}: they can target its people, but don’t see who they are. ${who} Revoke ends it.`
			: `End that other ${noun} can use an audience ${owner.owned}. Their ad groups no longer target it.`,
		method: 'PATCH',
		path: `${owner.path}/${place}/shared`,
		category: 'ads_write',
		fields: [owner.field, anAudience(owner, 'body'), field],
		check: ({ body }) => void Object.assign(body, { operation_type: what }),
		split: (answer, values) => [outcome(answer as IDataObject, values, kind)],
	};
}

/** What was shared with whom, or is no longer. */
function outcome(answer: IDataObject, { body }: Values, kind: keyof typeof RECIPIENTS): IDataObject {
	const { type, apiName } = RECIPIENTS[kind];
	const { operation_type, audience_id } = body;
	const { permissions } = answer;
	return {
		operation_type,
		audience_id,
		recipient_type: type,
		[apiName]: answer[apiName] ?? body[apiName],
		permissions,
	};
}

const getAccounts = (owner: Owner): Operation => ({
	value: 'getAccounts',
	name: 'Get Accounts',
	action: `Get the accounts ${owner.audience} is shared with`,
	description: `List the ad accounts or businesses that an audience ${owner.owned} is shared with, and since when`,
	method: 'GET',
	path: `${owner.path}/shared/accounts`,
	category: 'ads_read',
	fields: [
		owner.field,
		anAudience(owner, 'query'),
		choice({
			name: 'accountType',
			apiName: 'account_type',
			in: 'query',
			label: 'Account Type',
			description: 'Which of those that it is shared with to list',
			options: [
				{ name: 'Ad Accounts', value: 'AD_ACCOUNT' },
				{ name: 'Businesses', value: 'BUSINESS_ACCOUNT' },
			],
			default: 'AD_ACCOUNT',
			required: true,
		}),
	],
	answer: 'page',
});

const shared = (owner: Owner): Operation[] => [
	getAccounts(owner),
	sharing(owner, 'adAccounts', 'REVOKE'),
	sharing(owner, 'businesses', 'REVOKE'),
	sharing(owner, 'adAccounts', 'SHARE'),
	sharing(owner, 'businesses', 'SHARE'),
];

export const audienceSharing: Resource = {
	value: 'audienceSharing',
	name: 'Audience Sharing',
	operations: shared(AD_ACCOUNT_OWNER),
};

export const businessAudiences: Resource = {
	value: 'businessAudience',
	name: 'Business Audience',
	operations: [
		...shared(BUSINESS_OWNER),
		{
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many audiences shared with a business',
			description: 'List the audiences that others share with a business',
			method: 'GET',
			path: BUSINESS_OWNER.path,
			category: 'ads_read',
			fields: [BUSINESS_OWNER.field],
			collections: { options: [ORDER] },
			answer: 'page',
			simplify: simpleAudience,
		},
	],
};
