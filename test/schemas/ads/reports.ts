import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Schema } from '../schema';
import type { Scenarios, Site } from '../scenarios';
import { account, id, text } from './site';

const week = { level: 'CAMPAIGN', granularity: 'DAY', period: 'last7Days', columnSet: 'performance' };
const mix = { reportName: 'Mix', mmmColumns: ['CAMPAIGN_ID', 'CAMPAIGN_NAME', 'SPEND_IN_DOLLAR', 'TOTAL_IMPRESSION'] };
const brands = {
	reportName: 'Brands',
	period: 'last30Days',
	productColumns: ['CAMPAIGN_ID', 'CONVERSION_PRODUCT_BRAND', 'TOTAL_CONVERSION_PRODUCT_QUANTITY'],
};

/** The first template of the ad account. */
const template = ({ pinterest }: Site, adAccount: string) => {
	const templates = [...pinterest.worlds.production.store<{ id: string; ad_account_id: string }>('template').values()];
	return { reportTemplate: id(templates.find((one) => one.ad_account_id === adAccount)?.id) };
};

/** Everything that a report can be given as. */
const inEachForm = async (site: Site, parameters: INodeParameters): Promise<IDataObject[]> => [
	...(await site.run(parameters)),
	...(await site.run({ ...parameters, output: 'raw' })),
	...(await site.run({ ...parameters, output: 'file' })),
];

/** Gets what another operation created. */
const created =
	(operation: string, parameters: INodeParameters): Scenarios[string] =>
	async (site) => {
		const given = { adAccount: account(site) };
		const [{ token }] = await site.run({ ...given, ...parameters }, undefined, operation);
		const get = { ...given, token: text(token) };
		return await inEachForm(site, get);
	};

export const reports: Scenarios = {
	'reportTemplate.create': async (site) => {
		const parameters = { adAccount: account(site), ...template(site, account(site).value) };
		return [
			...(await site.run(parameters)),
			...(await site.run({ ...parameters, otherPeriod: true, period: 'last7Days' })),
		];
	},
	'report.get': created('report.create', week),
	'marketingMixReport.get': created('marketingMixReport.create', mix),
	'productReport.get': created('productReport.create', brands),
	'reportTemplate.run': async (site) => {
		const parameters = { adAccount: account(site), ...template(site, account(site).value) };
		return await inEachForm(site, parameters);
	},
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	message: { type: 'string' },
	size: { type: 'integer' },
	url: { type: 'string' },
	absolute_date_range: { type: 'object' },
	dynamic_date_range: { type: 'object' },
	relative_date_range: { type: 'object' },
	custom_column_ids: { type: 'array' },
	ingestion_sources: { type: 'array' },
	filters_json: { type: 'string' },
};
