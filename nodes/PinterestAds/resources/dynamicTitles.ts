import type { Operation, Resource } from '../../shared/rows/operation';
import { AD_ACCOUNT, adGroup } from '../../shared/fields/ads';
import { text } from '../../shared/fields/kinds';
import { TITLES_SOURCE } from '../dynamicTitles/csv';
import { LONGEST_WAIT, TITLES, downloadTitles, uploadTitles, waitForTitles } from '../dynamicTitles/job';
import { output } from '../fields/output';

const AD_GROUP = adGroup({ in: 'path', description: 'The ad group whose ads have the titles' });

const OUTPUT = output('An item for each row of the table');

const operations: Operation[] = [
	{
		value: 'download',
		name: 'Download',
		action: 'Download the dynamic titles of an ad group',
		description: 'Get the table of titles that an ad group has, as rows or as the CSV file',
		method: 'GET',
		path: `${TITLES}/csv`,
		category: 'ads_read',
		fields: [AD_ACCOUNT, AD_GROUP, ...OUTPUT],
		run: async (caller, values) => await downloadTitles(caller, values),
	},
	{
		value: 'getStatus',
		name: 'Get Status',
		action: 'Get the status of the dynamic titles of an ad group',
		description: 'Find out whether the titles of an ad group are ready, and how many there are and are reviewed',
		method: 'GET',
		path: `${TITLES}/status`,
		category: 'ads_read',
		fields: [AD_ACCOUNT, AD_GROUP],
	},
	{
		value: 'getUploadUrl',
		name: 'Get Upload URL',
		action: 'Get an upload URL for dynamic titles',
		description:
			'Get a signed address that a CSV file of titles can be put at, and the ID that Process Upload needs. Upload and Run do that by themselves.',
		method: 'GET',
		path: `${TITLES}/uploads`,
		category: 'ads_read',
		fields: [AD_ACCOUNT, AD_GROUP],
	},
	{
		value: 'processUpload',
		name: 'Process Upload',
		action: 'Process an upload of dynamic titles',
		description:
			'Make a CSV file that was put at an upload URL the titles of an ad group. The answer names the rows that are wrong; then nothing is taken.',
		method: 'POST',
		path: TITLES,
		category: 'ads_write',
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
	},
	{
		value: 'run',
		name: 'Run',
		action: 'Upload dynamic titles and get them when they are ready',
		description:
			'Upload a table of titles for the ads of an ad group, wait until Pinterest has them ready, and get them as rows or as the CSV file. They take the place of the titles it had.',
		method: 'POST',
		path: TITLES,
		category: 'ads_write',
		fields: [AD_ACCOUNT, AD_GROUP, ...TITLES_SOURCE, ...OUTPUT],
		collections: { options: [LONGEST_WAIT] },
		async run(caller, values) {
			const { request_id } = await uploadTitles(caller, values);
			await waitForTitles(caller, values, { request_id });
			return await downloadTitles(caller, values);
		},
	},
	{
		value: 'upload',
		name: 'Upload',
		action: 'Upload dynamic titles',
		description:
			'Upload a table of titles for the ads of an ad group and have it processed, without waiting until they are ready. They take the place of the titles it had.',
		method: 'POST',
		path: TITLES,
		category: 'ads_write',
		fields: [AD_ACCOUNT, AD_GROUP, ...TITLES_SOURCE],
		run: async (caller, values) => [await uploadTitles(caller, values)],
	},
];

export const dynamicTitles: Resource = { value: 'dynamicTitles', name: 'Dynamic Title', operations };
