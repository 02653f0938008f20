import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER } from '../../shared/fields/ads';
import { flag, text } from '../../shared/fields/kinds';
import { customerList } from '../fields/pickers';
import { OF_VALUES, PERSON_FIELDS, RECORD_KIND } from '../fields/person';
import { CHUNK_SIZE, PERSON_OPTIONS, TYPE_OF_LIST, listType, records } from '../fields/records';
import { LIST_MATCH, changeList, createList } from '../records/send';
import { WITHOUT_NEW_CUSTOMERS } from './audiences';

const CUSTOMER_LIST = customerList({ in: 'path' });

const HASHED =
	'Email addresses and mobile advertising IDs are hashed (SHA-256) before they are sent, unless they are already; duplicates are sent once, and values that can’t be used are reported by item.';

const GATHERED =
	'The records of all input items with the same list are sent together, and there is one result for the list.';

/** What adding and removing people have in common. */
const change = (type: 'ADD' | 'REMOVE') => ({
	fields: [
		AD_ACCOUNT,
		CUSTOMER_LIST,
		RECORD_KIND,
		{ ...TYPE_OF_LIST, ...OF_VALUES },
		records(OF_VALUES.when),
		...PERSON_FIELDS,
	],
	collections: { options: [CHUNK_SIZE, ...PERSON_OPTIONS] },
	makes: ['operation_type'] as const,
	runAll: changeList(type),
});

const operations: Operation[] = [
	operation('PATCH /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}', {
		value: 'addRecords',
		effect: 'write',
		name: 'Add Records',
		action: 'Add records to customer list',
		description: ['Add people to a customer list.', HASHED, GATHERED].join(' '),
		...change('ADD'),
	}),
	operation('POST /ad_accounts/{ad_account_id}/customer_lists', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create customer list',
		description: `Create a customer list of people to target or leave out. ${HASHED} The records of all input items with the same name go into one list.`,
		fields: [
			AD_ACCOUNT,
			text({
				name: 'name',
				in: 'body',
				label: 'Name',
				description: 'The name in Ads Manager',
				required: true,
			}),
			listType({ in: 'body', description: 'The type of records in the list' }),
			RECORD_KIND,
			records(OF_VALUES.when),
			...PERSON_FIELDS,
		],
		collections: {
			additionalFields: [
				flag({
					name: 'isNca',
					apiName: 'is_nca',
					in: 'body',
					label: 'New Customer Acquisition',
					description: 'Whether the list is for finding new customers',
				}),
			],
			options: [CHUNK_SIZE, ...PERSON_OPTIONS],
		},
		runAll: createList,
		match: LIST_MATCH,
	}),
	operation('GET /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get customer list',
		description: 'Get the name, status and number of records of one customer list, but not who is on it',
		fields: [AD_ACCOUNT, CUSTOMER_LIST],
		simplify: simpleList,
	}),
	operation('GET /ad_accounts/{ad_account_id}/customer_lists', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many customer lists',
		description: 'List the customer lists of an ad account with their status and number of records',
		fields: [AD_ACCOUNT],
		collections: { filters: [WITHOUT_NEW_CUSTOMERS], options: [ORDER] },
		answer: 'page',
		simplify: simpleList,
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}', {
		value: 'removeRecords',
		effect: 'write',
		name: 'Remove Records',
		action: 'Remove records from customer list',
		description: ['Remove people from a customer list. Ads for the list no longer reach them.', HASHED, GATHERED].join(
			' ',
		),
		...change('REMOVE'),
	}),
];

/** The fields of a customer list that most people need. Times are in seconds since 1970. */
function simpleList(list: IDataObject): IDataObject {
	const { id, ad_account_id, name, status, num_uploaded_user_records, num_removed_user_records } = list;
	const { created_time, updated_time } = list;
	return {
		...{ id, ad_account_id, name, status, num_uploaded_user_records, num_removed_user_records },
		...{ created_time, updated_time },
	};
}

export const customerLists: Resource = { value: 'customerList', name: 'Customer List', operations };
