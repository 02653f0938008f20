import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { choice, flag, id, integer } from '../../shared/fields/kinds';
import { customerList } from '../fields/pickers';
import { RECORDS_FROM, RECORD_OPTIONS, TYPE_OF_LIST } from '../fields/records';
import { LONGEST_SECONDS, finishUpload, lookAt, uploadRecords } from '../records/upload';

const CUSTOMER_LIST = customerList({ in: 'path' });

const UPLOAD_ID = id({
	name: 'uploadId',
	apiName: 'customer_list_upload_id',
	in: 'path',
	label: 'Upload ID',
	description: 'The ID returned by Create or Upload',
	placeholder: 'e.g. 123456789',
	required: true,
});

const CHANGE = choice({
	name: 'uploadOperation',
	apiName: 'operation',
	in: 'body',
	label: 'Change',
	description: 'What to do with the people in the upload',
	options: [
		{ name: 'Add to the List', value: 'ADD' },
		{ name: 'Remove From the List', value: 'REMOVE' },
	],
	default: 'ADD',
	required: true,
});

const LONGEST_WAIT = integer({
	name: 'maximumUploadWait',
	in: 'local',
	label: 'Maximum Wait for the Upload (Seconds)',
	description: 'After that the item fails with the IDs; use Get to finish later. 0 checks only once.',
	minimum: 0,
	maximum: 86_400,
	default: LONGEST_SECONDS,
});

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}/uploads', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create customer list upload',
		description:
			'Register an upload to a customer list and get the signed address of each of its parts. Use it to upload the parts yourself, then use Run. Upload does all of this for you.',
		fields: [
			AD_ACCOUNT,
			CUSTOMER_LIST,
			CHANGE,
			integer({
				name: 'totalParts',
				apiName: 'total_parts',
				in: 'body',
				label: 'Parts',
				description: 'The number of parts of the file. Each part but the last must have at least 5 MB.',
				minimum: 1,
				maximum: 10,
				required: true,
			}),
		],
	}),
	operation('GET /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}/uploads/{customer_list_upload_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get customer list upload',
		description:
			'Get the state of an upload, how many of its records were valid, and the number of errors by code. Can wait for completion.',
		fields: [
			AD_ACCOUNT,
			CUSTOMER_LIST,
			UPLOAD_ID,
			flag({
				name: 'waitForEnd',
				in: 'local',
				label: 'Wait for Completion',
				description: 'Whether to wait until Pinterest has worked on all records, and fail if it could not',
			}),
		],
		collections: { options: [LONGEST_WAIT] },
		async run(caller, { ids, local }) {
			const upload = { caller, ids };
			if (local.waitForEnd === true) return [await finishUpload(upload, local.maximumUploadWait ?? LONGEST_SECONDS)];
			return [await lookAt(upload)];
		},
	}),
	operation(
		'POST /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}/uploads/{customer_list_upload_id}/run',
		{
			value: 'run',
			effect: 'write',
			name: 'Run',
			action: 'Run customer list upload',
			description: 'Have Pinterest process an upload whose parts are all uploaded. Get returns the outcome.',
			fields: [AD_ACCOUNT, CUSTOMER_LIST, UPLOAD_ID],
			noBody: true,
		},
	),
	operation('POST /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}/uploads', {
		value: 'upload',
		effect: 'write',
		name: 'Upload',
		action: 'Upload records to customer list',
		description:
			'Add many people to a customer list, or remove them, in one upload: from all input items or from a file. Email addresses and mobile advertising IDs are hashed (SHA-256) before they are sent, unless they are already. Waits for completion and returns how many were valid. Uploads are only available to some apps.',
		fields: [AD_ACCOUNT, CUSTOMER_LIST, CHANGE, TYPE_OF_LIST, ...RECORDS_FROM],
		collections: { options: [LONGEST_WAIT, ...RECORD_OPTIONS] },
		makes: ['total_parts'],
		runAll: uploadRecords,
	}),
];

export const customerListUploads: Resource = {
	value: 'customerListUpload',
	name: 'Customer List Upload',
	operations,
};
