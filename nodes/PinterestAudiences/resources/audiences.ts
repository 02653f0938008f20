import type { IDataObject } from 'n8n-workflow';

import type { Field, Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { changedBy } from '../../shared/rows/match';
import { operation } from '../../shared/rows/operation';
import { clearFields } from '../../shared/fields/clear';
import { AD_ACCOUNT, BY_NAME, ORDER, needsElementChange } from '../../shared/fields/ads';
import { byName } from '../../shared/fields/english';
import { choice, flag, id, text } from '../../shared/fields/kinds';
import { audience } from '../fields/pickers';
import { optionalInRule } from '../fields/narrowing';
import { AUDIENCE_TYPES, needsEventForData, neededByRule } from '../fields/rule';

/** What the rule is about: its name in the parameters of a creation and of a change. */
const TYPE = 'audienceType';
const NEW_TYPE = 'newAudienceType';

const AUDIENCE = audience({ in: 'path' });

const NAME = text({
	name: 'name',
	in: 'body',
	label: 'Name',
	description: 'The name in Ads Manager',
	required: true,
});

const DESCRIPTION = text({
	name: 'description',
	in: 'body',
	label: 'Description',
	description: 'What the audience is for',
	lines: 2,
});

const OWN_AD_ACCOUNT = id({
	name: 'ownAdAccountId',
	apiName: 'ad_account_id',
	in: 'body',
	label: 'Ad Account ID of the Audience',
	description: 'The ad account that owns it, where the API asks for it again; the one chosen above',
});

const NEW_RULE = withoutUnchanged(
	choice({
		name: NEW_TYPE,
		apiName: 'audience_type',
		in: 'body',
		label: 'New Rule',
		description: 'Whether to change who belongs to the audience: the new rule replaces the old one',
		options: [...AUDIENCE_TYPES, { name: 'Leave Unchanged', value: 'unchanged' }].sort(byName),
		default: 'unchanged',
	}),
);

export const WITHOUT_NEW_CUSTOMERS = flag({
	name: 'excludeNca',
	apiName: 'exclude_nca',
	in: 'query',
	label: 'Exclude New Customer Acquisition',
	description: 'Whether to leave out what is for finding new customers',
});

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/audiences', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create audience',
		description:
			'Create an audience for targeting: from a customer list, from visitors of a website, from engagement with Pins, or of people who act like another audience. Pinterest needs up to a day to fill it.',
		fields: [
			AD_ACCOUNT,
			NAME,
			choice({
				name: TYPE,
				apiName: 'audience_type',
				in: 'body',
				label: 'Type',
				description: 'How to choose who belongs to it',
				options: AUDIENCE_TYPES,
				default: 'CUSTOMER_LIST',
				required: true,
			}),
			...neededByRule(TYPE),
		],
		collections: { additionalFields: [DESCRIPTION, OWN_AD_ACCOUNT, ...optionalInRule(TYPE)] },
		jsonBody: true,
		check: needsEventForData,
		simplify: simpleAudience,
		match: {
			list: 'GET /ad_accounts/{ad_account_id}/audiences',
			within: (_audience, { ids }) => ({ ids, query: { order: 'DESCENDING' } }),
			isNewestFirst: true,
			by: [BY_NAME],
			update: changedBy(
				'POST /ad_accounts/{ad_account_id}/audiences',
				'PATCH /ad_accounts/{ad_account_id}/audiences/{audience_id}',
				{
					id: 'audience_id',
					shape: (changes) => ({ ...changes, operation_type: 'UPDATE' }),
				},
			),
		},
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/audiences/{audience_id}', {
		value: 'delete',
		effect: 'irreversible',
		name: 'Delete',
		action: 'Delete audience',
		description:
			'Delete an audience, also for everybody it’s shared with. This can’t be undone. Ad groups no longer target it.',
		fields: [AD_ACCOUNT, AUDIENCE],
		check: ({ body }) => void Object.assign(body, { operation_type: 'REMOVE' }),
		split: (_answer, { ids }) => [{ deleted: true, id: ids.audience_id }],
	}),
	operation('GET /ad_accounts/{ad_account_id}/audiences/{audience_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get audience',
		description: 'Get the name, rule, status and size of one audience',
		fields: [AD_ACCOUNT, AUDIENCE],
		simplify: simpleAudience,
	}),
	operation('GET /ad_accounts/{ad_account_id}/audiences', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many audiences',
		description: 'List the audiences that an ad account owns, or that others share with it',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				WITHOUT_NEW_CUSTOMERS,
				choice({
					name: 'ownershipType',
					apiName: 'ownership_type',
					in: 'query',
					label: 'Ownership',
					description: 'The owner of the audiences. By default the ad account.',
					options: [
						{ name: 'Own', value: 'OWNED' },
						{ name: 'Received', value: 'RECEIVED', description: 'Audiences that others share with the ad account' },
					],
					default: 'OWNED',
				}),
			],
			options: [ORDER],
		},
		answer: 'page',
		simplify: simpleAudience,
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/audiences/{audience_id}', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update audience',
		description: 'Change the name, description or rule of an audience. With a new rule, Pinterest fills it again.',
		fields: [AD_ACCOUNT, AUDIENCE, NEW_RULE, ...neededByRule(NEW_TYPE)],
		collections: {
			updateFields: [
				DESCRIPTION,
				clearFields([DESCRIPTION], ['description']),
				text({
					name: 'newName',
					apiName: 'name',
					in: 'body',
					label: 'Name',
					description: 'The new name',
				}),
				OWN_AD_ACCOUNT,
				...optionalInRule(NEW_TYPE),
			],
		},
		jsonBody: true,
		check: checkUpdate,
		simplify: simpleAudience,
	}),
];

function checkUpdate(values: Pick<Values, 'body'>): void {
	// The ad account is repeated, not changed.
	const changes = Object.entries(values.body).filter(([name]) => name !== 'ad_account_id');
	needsElementChange({ body: Object.fromEntries(changes) });
	needsEventForData(values);
	// Without it Pinterest would update too; what is sent should say so.
	values.body.operation_type ??= 'UPDATE';
}

/** The same field; its value "unchanged" sends nothing. */
function withoutUnchanged<One extends Field>(one: One): One {
	return { ...one, parse: (value) => (value === 'unchanged' ? undefined : one.parse(value)) };
}

/** The fields of an audience that most people need. Times are in seconds since 1970. */
export function simpleAudience(audience: IDataObject): IDataObject {
	const { id, ad_account_id, name, description, audience_type, rule, status, size } = audience;
	const { created_timestamp, updated_timestamp } = audience;
	return {
		id,
		ad_account_id,
		name,
		description,
		audience_type,
		rule,
		status,
		size,
		created_timestamp,
		updated_timestamp,
	};
}

export const audiences: Resource = { value: 'audience', name: 'Audience', operations };
