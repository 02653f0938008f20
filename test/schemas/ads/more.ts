import type { INodeParameters } from 'n8n-workflow';

import type { Schema } from '../schema';
import type { Scenarios, Site } from '../scenarios';
import { account, all, id, text } from './site';

/** Rows and the file. */
const both = async (site: Site, parameters: INodeParameters) => [
	...(await site.run(parameters)),
	...(await site.run({ ...parameters, output: 'file' })),
];

const bulkEntityTypes = ['CAMPAIGN', 'AD_GROUP', 'AD'];
const created = { campaigns: [{ name: 'Made in bulk', objective_type: 'AWARENESS' }] };
const upsert = (site: Site) => ({
	adAccount: account(site),
	inputMode: 'json',
	jsonBody: JSON.stringify({ create: created }),
});
const adGroup = (site: Site) => ({ adAccount: account(site), adGroup: id(all(site, 'ad group')[0].id) });
const titles = { titlesFrom: 'text', titlesCsv: 'item_id,title\n1,Throw\n' };
const previewed = (site: Site) => text(all(site, 'ad group')[0].id);

export const more: Scenarios = {
	'adPreview.deleteCampaignPreviews': async (site) => {
		const given = { adAccount: account(site) };
		await site.run({ ...given, adGroupIds: previewed(site) }, undefined, 'adPreview.createCampaignPreviews');
		return await site.run({ ...given, previewedAdGroupIds: previewed(site) });
	},
	'adPreview.getCampaignPreviews': async (site) => {
		const given = { adAccount: account(site) };
		await site.run({ ...given, adGroupIds: previewed(site) }, undefined, 'adPreview.createCampaignPreviews');
		const get = { ...given, previewedAdGroupIds: previewed(site) };
		return [...(await site.run(get)), ...(await site.run({ ...get, output: 'raw' }))];
	},
	'bulk.createUpsert': async (site) => await site.run(upsert(site)),
	'bulk.get': async (site) => {
		const given = { adAccount: account(site) };
		const [made] = await site.run({ ...given, bulkEntityTypes }, undefined, 'bulk.createDownload');
		const get = { ...given, bulkRequestId: text(made.request_id) };
		return [...(await both(site, get)), ...(await site.run({ ...get, output: 'state' }))];
	},
	'bulk.write': async (site) => await site.run(upsert(site)),
	'campaign.estimateDelivery': async (site) => {
		const budget = { budgetDuration: 'FIXED_DAILY', dailySpendCap: 50, estimateStart: '2027-01-01' };
		return await site.run({ adAccount: account(site), ...budget });
	},
	'dynamicTitles.download': async (site) => {
		await site.run({ ...adGroup(site), ...titles }, undefined, 'dynamicTitles.run');
		return await both(site, adGroup(site));
	},
	'dynamicTitles.getUploadUrl': async (site) => {
		await site.run({ ...adGroup(site), ...titles }, undefined, 'dynamicTitles.run');
		return await site.run(adGroup(site));
	},
	'dynamicTitles.processUpload': async (site) => {
		const [made] = await site.run(adGroup(site), undefined, 'dynamicTitles.getUploadUrl');
		await fetch(text(made.upload_url), { method: 'PUT', body: titles.titlesCsv });
		return await site.run({ ...adGroup(site), titlesRequestId: text(made.request_id) });
	},
	'dynamicTitles.run': async (site) => await both(site, { ...adGroup(site), ...titles }),
	'dynamicTitles.upload': async (site) => await site.run({ ...adGroup(site), ...titles }),
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	existing_filename: { type: 'string' },
	result_url: { type: 'string' },
	double_y: { type: 'number' },
};
