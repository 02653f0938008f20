import type { INodeParameters } from 'n8n-workflow';

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

const run =
	(parameters: INodeParameters): Scenarios[string] =>
	async (site) =>
		await site.run({ adAccount: account(site), ...parameters });

/** Rows from JSON, which leaves out what is 0, and from CSV; and the file. */
const rowsAndFile =
	(parameters: INodeParameters, formats: INodeParameters[] = [{}]): Scenarios[string] =>
	async (site) => {
		const given = { adAccount: account(site), ...parameters };
		const rows = await Promise.all(formats.map(async (format) => await site.run({ ...given, ...format })));
		return [...rows.flat(), ...(await site.run({ ...given, output: 'file' }))];
	};

/** Gets what another operation created. */
const created =
	(operation: string, parameters: INodeParameters): Scenarios[string] =>
	async (site) => {
		const given = { adAccount: account(site) };
		const [{ token }] = await site.run({ ...given, ...parameters }, undefined, operation);
		const get = { ...given, token: text(token) };
		return [...(await site.run(get)), ...(await site.run({ ...get, output: 'file' }))];
	};

const FORMATS = [{ reportFormat: 'JSON' }, { reportFormat: 'CSV' }];

export const reports: Scenarios = {
	'report.create': run(week),
	'report.createMmm': run(mix),
	'report.createProduct': run(brands),
	'report.createFromTemplate': async (site) => {
		const parameters = { adAccount: account(site), ...template(site, account(site).value) };
		return [
			...(await site.run(parameters)),
			...(await site.run({ ...parameters, otherPeriod: true, period: 'last7Days' })),
		];
	},
	'report.get': created('report.create', week),
	'report.getMmm': created('report.createMmm', mix),
	'report.getProduct': created('report.createProduct', brands),
	'report.getTemplates': async (site) => [
		...(await site.run({ adAccount: account(site), returnAll: true })),
		...(await site.run({ adAccount: account(site), returnAll: true, simplify: false })),
	],
	'report.run': rowsAndFile(week, FORMATS),
	'report.runMmm': rowsAndFile(mix),
	'report.runProduct': rowsAndFile(brands),
	'report.runFromTemplate': async (site) => await rowsAndFile(template(site, account(site).value))(site),
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
