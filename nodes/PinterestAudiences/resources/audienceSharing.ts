import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/api/json';
import type { Values } from '../../shared/rows/field';
import type { Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER } from '../../shared/fields/ads';
import { choice, id, ids } from '../../shared/fields/kinds';
import { audience } from '../fields/pickers';
import { simpleAudience } from './audiences';

/** Whose audiences are shared: an ad account's, or those of a business and those it received. */
interface Owner {
	/** In the words of an action: "audience". */
	audience: string;
	/** Ends sentences: "that an ad account owns". */
	owned: string;
	/** Who may get it. Source: the API description. */
	toAdAccounts: string;
	toBusinesses: string;
}

const AD_ACCOUNT_OWNER: Owner = {
	audience: 'audience',
	owned: 'that the ad account owns',
	toAdAccounts: 'They must be in the business hierarchy of the business that owns the ad account.',
	toBusinesses: 'They must be in the business hierarchy of the business that owns the ad account.',
};

const BUSINESS_OWNER: Owner = {
	audience: 'audience of business',
	owned: 'that the business owns or received',
	toAdAccounts:
		'An owner shares with ad accounts of its business hierarchy, a receiver only with ad accounts of its own.',
	toBusinesses: 'Only the owner can, with businesses of its hierarchy.',
};

const BUSINESS = id({
	name: 'business',
	apiName: 'business_id',
	in: 'path',
	label: 'Business ID',
	description: 'The business to work with: the ID of its account, which Pinterest: Account: Get gives',
	placeholder: 'e.g. 864344156814745',
	required: true,
});

/** An audience of a business, whose list can't be asked for. */
const businessAudience = <const In extends 'body' | 'query'>(place: In) =>
	id({
		name: 'audienceId',
		apiName: 'audience_id',
		in: place,
		label: 'Audience ID',
		description: 'The audience to work with',
		placeholder: 'e.g. 2542620905473',
		required: true,
	});

const AD_ACCOUNTS = ids({
	name: 'recipientAccountIds',
	apiName: 'recipient_account_ids',
	in: 'body',
	label: 'Recipient Ad Account IDs',
	description: 'The ad accounts that get or lose the audience: IDs separated by commas',
	placeholder: 'e.g. 549755885175, 549755885176',
	required: true,
});

const BUSINESSES = ids({
	name: 'recipientBusinessIds',
	apiName: 'recipient_business_ids',
	in: 'body',
	label: 'Recipient Business IDs',
	description: 'The businesses that get or lose the audience: IDs separated by commas',
	placeholder: 'e.g. 864344156814745, 864344156814746',
	required: true,
});

type Change = 'SHARE' | 'REVOKE';
type Recipient = typeof AD_ACCOUNTS | typeof BUSINESSES;

/** Lets others use an audience, or ends that. */
function sharing(owner: Owner, change: Change, recipient: Recipient) {
	const toAdAccounts = recipient === AD_ACCOUNTS;
	const [noun, title] = toAdAccounts ? ['ad accounts', 'Ad Accounts'] : ['businesses', 'Businesses'];
	return {
		...(change === 'SHARE'
			? share(owner, noun, title, toAdAccounts ? owner.toAdAccounts : owner.toBusinesses)
			: revoke(owner, noun, title)),
		effect: 'write' as const,
		makes: ['operation_type'] as const,
		check: ({ body }: Pick<Values, 'body'>) => void Object.assign(body, { operation_type: change }),
		split: (answer: unknown, values: Pick<Values, 'body'>) => [outcome(asObject(answer), values, recipient)],
	};
}

function share({ audience: what, owned }: Owner, noun: string, title: string, who: string) {
	return {
		value: `shareWith${title.replace(' ', '')}`,
		name: `Share With ${title}`,
		action: `Share ${what} with ${noun}`,
		description: `Let other ${noun} use an audience ${owned}: they can target its people, but don’t see who they are. ${who} Revoke ends it.`,
	};
}

function revoke({ audience: what, owned }: Owner, noun: string, title: string) {
	return {
		value: `revokeFrom${title.replace(' ', '')}`,
		name: `Revoke From ${title}`,
		action: `Revoke ${what} from ${noun}`,
		description: `Stop other ${noun} from using an audience ${owned}. Their ad groups no longer target it.`,
	};
}

/** What was shared with whom, or is no longer. */
function outcome(answer: IDataObject, { body }: Pick<Values, 'body'>, { apiName }: Recipient): IDataObject {
	const { operation_type, audience_id } = body;
	const { permissions } = answer;
	return {
		operation_type,
		audience_id,
		recipient_type: apiName === AD_ACCOUNTS.apiName ? 'AD_ACCOUNT' : 'BUSINESS_ACCOUNT',
		[apiName]: answer[apiName] ?? body[apiName],
		permissions,
	};
}

const accounts = (owner: Owner) => ({
	value: 'getAccounts',
	name: 'Get Accounts',
	action: `Get accounts that ${owner.audience} is shared with`,
	description: `List the ad accounts or businesses that an audience ${owner.owned} is shared with, and since when`,
});

const ACCOUNT_TYPE = choice({
	name: 'accountType',
	apiName: 'account_type',
	in: 'query',
	label: 'Account Type',
	description: 'Which recipients to list',
	options: [
		{ name: 'Ad Accounts', value: 'AD_ACCOUNT' },
		{ name: 'Businesses', value: 'BUSINESS_ACCOUNT' },
	],
	default: 'AD_ACCOUNT',
	required: true,
});

const AUDIENCE = audience({ in: 'body' });
const BUSINESS_AUDIENCE = businessAudience('body');

export const audienceSharing: Resource = {
	value: 'audienceSharing',
	name: 'Audience Sharing',
	operations: [
		operation('GET /ad_accounts/{ad_account_id}/audiences/shared/accounts', {
			...accounts(AD_ACCOUNT_OWNER),
			fields: [AD_ACCOUNT, audience({ in: 'query' }), ACCOUNT_TYPE],
			answer: 'page',
		}),
		operation('PATCH /ad_accounts/{ad_account_id}/audiences/ad_accounts/shared', {
			...sharing(AD_ACCOUNT_OWNER, 'REVOKE', AD_ACCOUNTS),
			fields: [AD_ACCOUNT, AUDIENCE, AD_ACCOUNTS],
		}),
		operation('PATCH /ad_accounts/{ad_account_id}/audiences/businesses/shared', {
			...sharing(AD_ACCOUNT_OWNER, 'REVOKE', BUSINESSES),
			fields: [AD_ACCOUNT, AUDIENCE, BUSINESSES],
		}),
		operation('PATCH /ad_accounts/{ad_account_id}/audiences/ad_accounts/shared', {
			...sharing(AD_ACCOUNT_OWNER, 'SHARE', AD_ACCOUNTS),
			fields: [AD_ACCOUNT, AUDIENCE, AD_ACCOUNTS],
		}),
		operation('PATCH /ad_accounts/{ad_account_id}/audiences/businesses/shared', {
			...sharing(AD_ACCOUNT_OWNER, 'SHARE', BUSINESSES),
			fields: [AD_ACCOUNT, AUDIENCE, BUSINESSES],
		}),
	],
};

export const businessAudiences: Resource = {
	value: 'businessAudience',
	name: 'Business Audience',
	operations: [
		operation('GET /businesses/{business_id}/audiences/shared/accounts', {
			...accounts(BUSINESS_OWNER),
			fields: [BUSINESS, businessAudience('query'), ACCOUNT_TYPE],
			answer: 'page',
		}),
		operation('PATCH /businesses/{business_id}/audiences/ad_accounts/shared', {
			...sharing(BUSINESS_OWNER, 'REVOKE', AD_ACCOUNTS),
			fields: [BUSINESS, BUSINESS_AUDIENCE, AD_ACCOUNTS],
		}),
		operation('PATCH /businesses/{business_id}/audiences/businesses/shared', {
			...sharing(BUSINESS_OWNER, 'REVOKE', BUSINESSES),
			fields: [BUSINESS, BUSINESS_AUDIENCE, BUSINESSES],
		}),
		operation('PATCH /businesses/{business_id}/audiences/ad_accounts/shared', {
			...sharing(BUSINESS_OWNER, 'SHARE', AD_ACCOUNTS),
			fields: [BUSINESS, BUSINESS_AUDIENCE, AD_ACCOUNTS],
		}),
		operation('PATCH /businesses/{business_id}/audiences/businesses/shared', {
			...sharing(BUSINESS_OWNER, 'SHARE', BUSINESSES),
			fields: [BUSINESS, BUSINESS_AUDIENCE, BUSINESSES],
		}),
		operation('GET /businesses/{business_id}/audiences', {
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many audiences shared with business',
			description: 'List the audiences that others share with a business',
			fields: [BUSINESS],
			collections: { options: [ORDER] },
			answer: 'page',
			simplify: simpleAudience,
		}),
	],
};
