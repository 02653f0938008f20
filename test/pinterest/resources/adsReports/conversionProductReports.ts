import { invalid } from '../../check';
import { row, withDefaults } from '../../row';
import { adAccountFor } from '../ads/shared';
import { partsBySize, type Attribution } from './counts';
import { defaultAttribution } from './parameters';
import type { Breakdown } from './reportFile';
import { reportLevels } from './reportLevels';
import { addReport, reportState } from './reportStore';
import type { Subject } from './subjects';
import { columnsOf } from './table';
import { checkSpan, daysBetween, periodsOf, type Granularity, type Span } from './windows';

interface ConversionProductBody extends Span, Pick<Attribution, 'click_window_days' | 'view_window_days'> {
	report_name: string;
	granularity: Granularity;
	level: 'ADVERTISER' | 'CAMPAIGN' | 'AD_GROUP';
	columns: string[];
	conversion_report_time: Attribution['conversion_report_time'];
	conversion_product_breakdown:
		'PRODUCT_BRAND' | 'PRODUCT_CATEGORY' | 'PRODUCT_BRAND_AND_CATEGORY' | 'PRODUCT_SKU' | 'PRODUCT_SKU_GROUP';
	conversion_product_attribution_type: 'DEFAULT' | 'BRAND_ATTRIBUTION';
	campaign_ids?: string[];
	ad_group_ids?: string[];
	campaign_objective_types?: string[];
	product_sku_ids?: string[];
}

/** Reports about the brands, categories and products that were bought. */
export const conversionProductReports = [
	row<object, ConversionProductBody>('POST /ad_accounts/{ad_account_id}/reports/brand_category_sku', {
		also: withDefaults({
			conversion_product_breakdown: 'PRODUCT_BRAND',
			conversion_product_attribution_type: 'DEFAULT',
			conversion_report_time: 'TIME_OF_AD_ACTION',
			click_window_days: 30,
			view_window_days: 30,
		}),
		answer(call) {
			const account = adAccountFor(call);
			const { body, world } = call;
			check(body);
			const level = reportLevels[body.level];
			const { token } = addReport(world, {
				ad_account_id: account.id,
				kind: 'conversion products',
				name: body.report_name,
				plan: {
					...level,
					subjects: level.subjects(world, account).filter((subject) => passes(subject, body)),
					periods: periodsOf(body, body.granularity),
					columns: columnsOf(body.columns, { ...defaultAttribution, ...body }),
					breakdowns: breakdownsOf(body),
					format: 'JSON',
				},
			});
			return { status: 200, body: { report_status: 'IN_PROGRESS', token, message: '', size: null, url: null } };
		},
	}),
	row<{ token: string }>('GET /ad_accounts/{ad_account_id}/reports/brand_category_sku', {
		answer(call) {
			const state = reportState(call, 'conversion products');
			return { status: 200, body: { ...state, token: call.query.token, message: '' } };
		},
	}),
];

function check(body: ConversionProductBody): void {
	const { start_date: start, end_date: end, level } = body;
	checkSpan(body, { range: 366 });
	if (daysBetween(start, end) < 6) throw invalid('The report must be about seven days or more.');
	const first = body.conversion_product_attribution_type === 'BRAND_ATTRIBUTION' ? '2025-04-01' : '2024-03-16';
	if (start <= first) throw invalid(`'start_date' must be after ${first}.`);
	if (body.campaign_ids && level !== 'CAMPAIGN') throw invalid("'campaign_ids' is only for the level CAMPAIGN.");
	if (body.ad_group_ids && level !== 'AD_GROUP') throw invalid("'ad_group_ids' is only for the level AD_GROUP.");
	if (body.product_sku_ids && body.conversion_product_breakdown !== 'PRODUCT_SKU_GROUP')
		throw invalid("'product_sku_ids' is only for the breakdown PRODUCT_SKU_GROUP.");
}

function passes({ campaign, adGroup }: Subject, body: ConversionProductBody): boolean {
	const { campaign_ids: campaigns, ad_group_ids: adGroups, campaign_objective_types: types } = body;
	return (
		(!campaigns || campaigns.includes(campaign?.id ?? '')) &&
		(!adGroups || adGroups.includes(adGroup?.id ?? '')) &&
		(!types || !campaign || types.includes(campaign.objective_type))
	);
}

/** What was bought, with the size of each share. */
const brands: Array<[string, number]> = [
	['Hearth & Linen', 6],
	['Northlight', 3],
	['Klei', 1],
];
const categories: Array<[string, number]> = [
	['Home & Garden > Linens', 5],
	['Home & Garden > Kitchen', 3],
	['Furniture', 2],
];
const skus: Array<[string, number]> = [
	['LIN001', 4],
	['LIN002', 3],
	['MUG001', 2],
	['TBL001', 1],
];

function breakdownsOf(body: ConversionProductBody): Breakdown[] {
	const byBrand = sharesBy('CONVERSION_PRODUCT_BRAND', brands);
	const byCategory = sharesBy('CONVERSION_PRODUCT_CATEGORY', categories);
	switch (body.conversion_product_breakdown) {
		case 'PRODUCT_BRAND':
			return byBrand;
		case 'PRODUCT_CATEGORY':
			return byCategory;
		case 'PRODUCT_BRAND_AND_CATEGORY':
			return byBrand.flatMap((brand) =>
				byCategory.map((category) => ({
					keys: { ...brand.keys, ...category.keys },
					parts: [...brand.parts, ...category.parts],
				})),
			);
		case 'PRODUCT_SKU':
			return sharesBy('CONVERSION_PRODUCT_ID', skus);
		case 'PRODUCT_SKU_GROUP': {
			const wanted = body.product_sku_ids ?? skus.map(([sku]) => sku);
			return [{ keys: { CONVERSION_PRODUCT_ID_GROUP: wanted.join(';') }, parts: [] }];
		}
	}
}

function sharesBy(column: string, sizes: Array<[string, number]>): Breakdown[] {
	const parts = partsBySize(sizes.map(([, size]) => size));
	return sizes.map(([value], at) => ({ keys: { [column]: value }, parts: [parts[at]] }));
}
