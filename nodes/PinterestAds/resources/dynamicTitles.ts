import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { text } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';
import { TITLES_SOURCE } from '../dynamicTitles/csv';
import { LONGEST_WAIT, TITLES, downloadTitles, uploadTitles, waitForTitles } from '../dynamicTitles/job';
import { output } from '../fields/output';

const AD_GROUP = adsObject({
	name: 'adGroup',
	apiName: 'ad_group_id',
	in: 'path',
	label: 'Ad Group',
	description: 'The ad group whose ads have the titles',
	required: true,
	search: 'searchAdGroups',
	kind: 'ad group',
	example: '2680060704746',
});

const OUTPUT = output('An item for each row of the table');

const operations: Operation[] = [
	operation(TITLES.csv, {
		value: 'download',
		name: 'Download',
		action: 'Download dynamic titles of ad group',
		description: 'Get the titles of an ad group as rows or as a CSV file',
		fields: [AD_ACCOUNT, AD_GROUP, ...OUTPUT],
		run: async (caller, values) => await downloadTitles(caller, values),
	}),
	operation(TITLES.status, {
		value: 'getStatus',
		name: 'Get Status',
		action: 'Get status of dynamic titles of ad group',
		description: 'Check whether the titles of an ad group are ready, and how many there are and have been reviewed',
		fields: [AD_ACCOUNT, AD_GROUP],
	}),
	operation(TITLES.uploads, {
		value: 'getUploadUrl',
		name: 'Get Upload URL',
		action: 'Get upload URL for dynamic titles',
		description:
			'Get a signed URL to upload a CSV file of titles to, and the ID that Process Upload needs. Upload and Run do this for you.',
		fields: [AD_ACCOUNT, AD_GROUP],
	}),
	operation(TITLES.process, {
		value: 'processUpload',
		effect: 'write',
		name: 'Process Upload',
		action: 'Process upload of dynamic titles',
		description:
			'Use a CSV file at an upload URL as the titles of an ad group. If some rows are wrong, the response names them and nothing is changed.',
		fields: [
			...[AD_ACCOUNT, AD_GROUP],
			text({
				name: 'titlesRequestId',
				apiName: 'request_id',
				in: 'body',
				label: 'Request ID',
				description: 'The ID that came with the upload URL',
				placeholder: 'e.g. {{ $json.request_id }}',
				required: true,
			}),
		],
	}),
	operation(TITLES.process, {
		value: 'run',
		effect: 'write',
		name: 'Upload and Get Rows',
		action: 'Upload dynamic titles and get them when ready',
		description:
			'Upload titles for the ads of an ad group, wait until they are ready, and return them as rows or as a CSV file. They replace the current titles.',
		fields: [AD_ACCOUNT, AD_GROUP, ...TITLES_SOURCE, ...OUTPUT],
		collections: { options: [LONGEST_WAIT] },
		makes: ['request_id'],
		async run(caller, values) {
			const { request_id } = await uploadTitles(caller, values);
			const uploaded = { handle: { request_id }, accepted: 'write' } as const;
			await waitForTitles(caller, values, uploaded);
			return await downloadTitles(caller, values, uploaded);
		},
	}),
	operation(TITLES.process, {
		value: 'upload',
		effect: 'write',
		name: 'Upload',
		action: 'Upload dynamic titles',
		description:
			'Upload titles for the ads of an ad group and start processing, without waiting until they are ready. They replace the current titles.',
		fields: [AD_ACCOUNT, AD_GROUP, ...TITLES_SOURCE],
		makes: ['request_id'],
		run: async (caller, values) => [await uploadTitles(caller, values)],
	}),
];

export const dynamicTitles: Resource = { value: 'dynamicTitles', name: 'Dynamic Title', operations };
