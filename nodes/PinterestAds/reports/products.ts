import { AD_ACCOUNT } from '../../shared/fields/ads';
import { TABLE_OUTPUT } from '../../shared/fields/output';
import type { Days, PeriodLocals } from '../../shared/fields/period';
import { countDays, daysOf, wholeDays, windowsOf } from '../../shared/fields/period';
import type { Values } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { TOKEN } from '../../shared/run/report';
import { DAYS_KEPT, WAIT } from './ads';
import { REPORT_NAME } from './fields';
import type { Kind } from './kind';
import { creates, gets, runs } from './kind';
import { PRODUCT_FIELDS, PRODUCT_FILTERS, PRODUCT_OPTIONS } from './productFields';

const CREATE = 'POST /ad_accounts/{ad_account_id}/reports/brand_category_sku';
const GET = 'GET /ad_accounts/{ad_account_id}/reports/brand_category_sku';

/** Bounds of a brand, category and SKU report. Source: the API description. */
const BOUNDS = { from: '2024-03-17', brandFrom: '2025-04-02', minDays: 7, maxDays: 365 };

const KIND: Kind<PeriodLocals> = {
	noun: 'product sales report',
	about: 'what was bought after an ad, by brand, category or SKU',
	state: GET,
	windows,
};

const FIELDS = [AD_ACCOUNT, REPORT_NAME, ...PRODUCT_FIELDS, ...wholeDays(BOUNDS.minDays)];

export const products: Operation[] = [
	operation(CREATE, {
		...runs(KIND),
		fields: [...FIELDS, ...TABLE_OUTPUT],
		makes: ['start_date', 'end_date'],
		collections: { filters: PRODUCT_FILTERS, options: [...PRODUCT_OPTIONS, WAIT] },
	}),
	operation(CREATE, {
		...creates(KIND),
		fields: FIELDS,
		makes: ['start_date', 'end_date'],
		collections: { filters: PRODUCT_FILTERS, options: PRODUCT_OPTIONS },
	}),
	operation(GET, {
		...gets(KIND),
		fields: [AD_ACCOUNT, TOKEN, ...TABLE_OUTPUT],
		makes: ['token'],
		collections: { options: [WAIT] },
	}),
];

/** @throws Error when the period is too short, too early, or a total over more than a year */
function windows({ local, body }: Values<PeriodLocals>): Days[] {
	const days = daysOf(local, DAYS_KEPT);
	const from = body.conversion_product_attribution_type === 'BRAND_ATTRIBUTION' ? BOUNDS.brandFrom : BOUNDS.from;
	if (days.start < from) throw new Error(`Start Date ${days.start} is too early: these reports begin with ${from}`);
	if (countDays(days) < BOUNDS.minDays)
		throw new Error(
			`Start Date must be at least ${BOUNDS.minDays} days before the end: these reports have no shorter period`,
		);
	const { granularity } = body;
	const found = windowsOf(days, BOUNDS.maxDays, granularity === 'MONTH' ? 'month' : 'week');
	if (granularity === 'TOTAL' && found.length > 1)
		throw new Error(
			`A total can be over at most ${BOUNDS.maxDays} days: choose a shorter Period, or another Granularity`,
		);
	const last = found.at(-1);
	// The rest must not be shorter than a report can be.
	if (found.length > 1 && last && countDays(last) < BOUNDS.minDays) {
		throw new Error(
			`Start Date is ${countDays(days)} days before the end: choose at most ${BOUNDS.maxDays}, or a whole week more`,
		);
	}
	return found;
}
