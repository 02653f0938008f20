import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../../shared/api/json';
import type { Call } from '../../shared/api/request';
import { liveOptions } from '../../shared/editor/adsLists';

/** The columns of analytics: Pinterest's own list, as it is now. */
export async function getColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await columns(this, 'SYNC');
}

/** The columns of reports, which have many more. */
export async function getReportColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await columns(this, 'ASYNC');
}

/** The columns of brand, category and SKU reports. */
export async function getProductColumns(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const all = await columns(this, 'ASYNC');
	return all.filter(({ value }) => /CONVERSION_PRODUCT|^(CAMPAIGN|AD_GROUP|ADVERTISER)_/.test(String(value)));
}

async function columns(context: ILoadOptionsFunctions, reportType: string): Promise<INodePropertyOptions[]> {
	const call: Call = { request: 'GET /resources/delivery_metrics', query: { report_type: reportType } };
	return await liveOptions(context, call, (answer) =>
		asObjects(asObject(answer).items)
			.filter(({ category }) => category !== 'ORGANIC')
			.map(({ name, display_name: shown, definition }) => ({ value: asText(name) ?? '', shown, definition }))
			.map(({ value, shown, definition }) => ({
				name: typeof shown === 'string' && shown ? `${shown} (${value})` : value,
				value,
				description: typeof definition === 'string' ? definition : undefined,
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
	);
}
