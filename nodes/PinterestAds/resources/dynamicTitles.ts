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
		description: 'Get the table of titles that an ad group has, as rows or as the CSV file',
		fields: [AD_ACCOUNT, AD_GROUP, ...OUTPUT],
		run: async (caller, values) => await downloadTitles(caller, values),
	}),
	operation(TITLES.status, {
		value: 'getStatus',
		name: 'Get Status',
		action: 'Get status of dynamic titles of ad group',
		description: 'Find out whether the titles of an ad group are ready, and how many there are and are reviewed',
		fields: [AD_ACCOUNT, AD_GROUP],
	}),
	operation(TITLES.uploads, {
		value: 'getUploadUrl',
		name: 'Get Upload URL',
		action: 'Get upload URL for dynamic titles',
		description:
			'Get a signed address that a CSV file of titles can be put at, and the ID that Process Upload needs. Upload and Run do that by themselves.',
		fields: [AD_ACCOUNT, AD_GROUP],
	}),
	operation(TITLES.process, {
		value: 'processUpload',
		effect: 'write',
		name: 'Process Upload',
		action: 'Process upload of dynamic titles',
		description:
			'Make a CSV file that was put at an upload URL the titles of an ad group. The answer names the rows that are wrong; then nothing is taken.',
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
			'Upload a table of titles for the ads of an ad group, wait until Pinterest has them ready, and get them as rows or as the CSV file. They replace the titles it had.',
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
			'Upload a table of titles for the ads of an ad group and have it processed, without waiting until they are ready. They replace the titles it had.',
		fields: [AD_ACCOUNT, AD_GROUP, ...TITLES_SOURCE],
		makes: ['request_id'],
		run: async (caller, values) => [await uploadTitles(caller, values)],
	}),
];

export const dynamicTitles: Resource = { value: 'dynamicTitles', name: 'Dynamic Title', operations };
