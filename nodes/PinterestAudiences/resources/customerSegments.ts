import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER } from '../../shared/fields/ads';
import { flag, liveChoices, text } from '../../shared/fields/kinds';
import { customerSegment } from '../fields/pickers';

const AUDIENCES = liveChoices({
	name: 'segmentAudiences',
	apiName: 'audience_ids',
	in: 'body',
	label: 'Audience Names or IDs',
	description: 'The audiences whose people make up the segment',
	loadOptionsMethod: 'getAudiences',
	dependsOn: ['adAccount.value'],
	required: true,
});

const SEGMENT = customerSegment({ in: 'body' });

const as = (type: 'UPDATE' | 'REMOVE') => ({
	makes: ['operation_type'] as const,
	check: ({ body }: Pick<Values, 'body'>) => void Object.assign(body, { operation_type: type }),
});

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/customer_segments', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create customer segment',
		description: 'Create a customer segment: several audiences under one name, for ad groups to target',
		fields: [
			AD_ACCOUNT,
			text({
				name: 'name',
				in: 'body',
				label: 'Name',
				description: 'The name in Ads Manager',
				required: true,
			}),
			AUDIENCES,
		],
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/customer_segments', {
		value: 'delete',
		effect: 'irreversible',
		name: 'Delete',
		action: 'Delete customer segment',
		description: 'Delete a customer segment; its audiences stay. This can’t be undone.',
		fields: [AD_ACCOUNT, SEGMENT],
		...as('REMOVE'),
		done: 'deleted',
		answer: 'nothing',
	}),
	operation('GET /ad_accounts/{ad_account_id}/customer_segments', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many customer segments',
		description: 'List the customer segments of an ad account with the IDs of their audiences',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				text({
					name: 'searchQuery',
					apiName: 'search_query',
					in: 'query',
					label: 'Search',
					description: 'Only segments with this in their name',
				}),
			],
			options: [
				flag({
					name: 'includeSizing',
					apiName: 'include_sizing',
					in: 'query',
					label: 'Include Sizing',
					description: 'Whether to add how many people a segment reaches',
				}),
				ORDER,
			],
		},
		answer: 'page',
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/customer_segments', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update customer segment',
		description: 'Replace the audiences of a customer segment',
		fields: [AD_ACCOUNT, SEGMENT, AUDIENCES],
		...as('UPDATE'),
		answer: 'nothing',
	}),
];

export const customerSegments: Resource = { value: 'customerSegment', name: 'Customer Segment', operations };
