import type { IDataObject } from 'n8n-workflow';

import { countDays, daysOf, wholeDays, windowsOf } from '../../shared/fields/period';
import type { Days } from '../../shared/fields/period';
import type { Call, Caller } from '../../shared/api/request';
import { callOf } from '../../shared/run/call';
import type { Field, Values } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER } from '../../shared/fields/ads';
import { choice, flag } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';
import { GRANULARITIES } from '../analytics/fields';
import { look } from './ads';
import { REPORT_NAME } from './fields';
import { MMM_FIELDS, MMM_OPTIONS } from './mmmFields';
import { PRODUCT_FIELDS, PRODUCT_FILTERS, PRODUCT_OPTIONS } from './productFields';
import {
	LONGEST_SECONDS,
	OUTPUT,
	TOKEN,
	createReport,
	finishReport,
	joined,
	longestWaitForReport,
} from '../../shared/run/report';

/** A kind of report: how it is made, and where its state is read. */
interface Kind {
	/** Ends the values of its operations: `createMmm`. */
	value: string;
	/** `marketing mix report` */
	noun: string;
	/** Begins the names of its operations in the list: `Marketing Mix`. */
	label: string;
	about: string;
	path: string;
	/** The path that reads the state, and its rate-limit category. */
	lookPath: string;
	lookCategory: string;
	fields: Field[];
	filters?: Field[];
	options?: Field[];
	/** The days of each report that the values ask for. */
	windows: (values: Values) => Array<Days | undefined>;
	/** The request has no body. */
	noBody?: boolean;
	/** Where the days go. */
	withDays: (call: Call, days: Days) => Call;
}

/** Create and Run, and Get where the kind is not read with another one's. */
function operationsOf(kind: Kind, hasGet: boolean): Operation[] {
	const collections = { ...(kind.filters ? { filters: kind.filters } : {}), options: kind.options ?? [] };
	const shared = {
		method: 'POST',
		path: kind.path,
		category: 'ads_analytics',
		noBody: kind.noBody,
		check: (values: Values) => void kind.windows(values),
	} as const;
	const callsFor = (operation: Operation, values: Values) =>
		kind.windows(values).map((days) => {
			const call = callOf(operation, values);
			return { days, call: days ? kind.withDays(call, days) : call };
		});
	const state = (values: Values) => look(values, kind.lookPath, kind.lookCategory);
	const finish = async (caller: Caller, values: Values, token: string) =>
		await finishReport(
			caller,
			{ token, look: state(values), format: 'CSV', name: kind.noun.replace(/[ ,]+/g, '-') },
			values,
		);
	const create: Operation = {
		...shared,
		value: `create${kind.value}`,
		name: `${kind.label}: Create`,
		action: `Create a ${kind.noun}`,
		description: `Ask Pinterest to make a ${kind.noun}: ${kind.about}. Gives its token at once; ${hasGet ? `Get of the same kind` : 'Get'} fetches it when it is ready.`,
		fields: [AD_ACCOUNT, ...kind.fields],
		collections,
		async run(caller, values, onPartial) {
			const parts = callsFor(create, values).map(({ days, call }) => async () => {
				const created = await createReport(caller, call);
				return [{ ...created, ...(days ? { start_date: days.start, end_date: days.end } : {}) }];
			});
			return await joined(parts, onPartial);
		},
	};
	const run: Operation = {
		...shared,
		value: `run${kind.value}`,
		name: `${kind.label}: Run`,
		action: `Run a ${kind.noun} and get its rows`,
		description: `Make a ${kind.noun} (${kind.about}), wait until it is ready, and get its rows as items or its file`,
		fields: [AD_ACCOUNT, ...kind.fields, ...OUTPUT],
		collections: { ...collections, options: [...collections.options, longestWaitForReport(LONGEST_SECONDS)] },
		async run(caller, values, onPartial) {
			const parts = callsFor(run, values).map(({ call }) => async () => {
				const { token } = await createReport(caller, call);
				return await finish(caller, values, token);
			});
			return await joined(parts, onPartial);
		},
	};
	if (!hasGet) return [create, run];
	const get: Operation = {
		value: `get${kind.value}`,
		name: `${kind.label}: Get`,
		action: `Get a ${kind.noun} by its token`,
		description: `Get the rows or the file of a ${kind.noun} that was created before. Waits if it is not ready yet.`,
		method: 'GET',
		path: kind.lookPath,
		category: kind.lookCategory,
		fields: [AD_ACCOUNT, TOKEN, ...OUTPUT],
		collections: { options: [longestWaitForReport(LONGEST_SECONDS)] },
		run: async (caller, values) => await finish(caller, values, String(values.local.token)),
	};
	return [create, get, run];
}

const ANY_PERIOD = wholeDays();

const inBody = (call: Call, { start, end }: Days): Call => ({
	...call,
	body: { ...(call.body as IDataObject), start_date: start, end_date: end },
});

/** How long Pinterest keeps what reports are made of. */
const DAYS_KEPT = 914;

const marketingMix = operationsOf(
	{
		value: 'Mmm',
		noun: 'marketing mix report',
		label: 'Marketing Mix',
		about: 'spend and impressions by targeting, for marketing mix models',
		path: '/ad_accounts/{ad_account_id}/mmm_reports',
		lookPath: '/ad_accounts/{ad_account_id}/mmm_reports',
		lookCategory: 'ads_read',
		fields: [REPORT_NAME, ...MMM_FIELDS, ...ANY_PERIOD],
		options: MMM_OPTIONS,
		windows: ({ local }) => [daysOf(local, DAYS_KEPT)],
		withDays: inBody,
	},
	true,
);

/** Bounds of a brand, category and SKU report. Source: the API description. */
const PRODUCTS = { from: '2024-03-17', brandFrom: '2025-04-02', minDays: 7, maxDays: 365 };

const products = operationsOf(
	{
		value: 'Product',
		noun: 'product sales report',
		label: 'Brand, Category, SKU',
		about: 'what was bought after an ad, by brand, category or SKU',
		path: '/ad_accounts/{ad_account_id}/reports/brand_category_sku',
		lookPath: '/ad_accounts/{ad_account_id}/reports/brand_category_sku',
		lookCategory: 'ads_read',
		fields: [REPORT_NAME, ...PRODUCT_FIELDS, ...wholeDays(PRODUCTS.minDays)],
		filters: PRODUCT_FILTERS,
		options: PRODUCT_OPTIONS,
		windows: productWindows,
		withDays: inBody,
	},
	true,
);

/** @throws Error when the period is too short, too early, or a total over more than a year */
function productWindows({ local, body }: Values): Days[] {
	const days = daysOf(local, DAYS_KEPT);
	const from = body.conversion_product_attribution_type === 'BRAND_ATTRIBUTION' ? PRODUCTS.brandFrom : PRODUCTS.from;
	if (days.start < from) throw new Error(`Start Date ${days.start} is too early: these reports begin with ${from}`);
	if (countDays(days) < PRODUCTS.minDays)
		throw new Error(
			`Start Date must be at least ${PRODUCTS.minDays} days before the end: these reports have no shorter period`,
		);
	const { granularity } = body;
	const found = windowsOf(days, PRODUCTS.maxDays, granularity === 'MONTH' ? 'month' : 'week');
	if (granularity === 'TOTAL' && found.length > 1)
		throw new Error(
			`A total can be over at most ${PRODUCTS.maxDays} days: choose a shorter Period, or another Granularity`,
		);
	const last = found.at(-1);
	// The rest must not be shorter than a report can be.
	if (found.length > 1 && last && countDays(last) < PRODUCTS.minDays) {
		throw new Error(
			`Start Date is ${countDays(days)} days before the end: choose at most ${PRODUCTS.maxDays}, or a whole week more`,
		);
	}
	return found;
}

const OTHER_PERIOD = flag({
	name: 'otherPeriod',
	in: 'local',
	label: 'Choose the Period',
	description: 'Whether to say the period here instead of taking the one of the template',
});

const OTHER_GRANULARITY = choice({
	name: 'templateGranularity',
	apiName: 'granularity',
	in: 'query',
	label: 'Granularity',
	description: 'What a row stands for, where it should be another than in the template',
	options: GRANULARITIES,
	default: 'DAY',
});

const template = operationsOf(
	{
		value: 'FromTemplate',
		noun: 'report from a template',
		label: 'Template',
		about: 'with the columns and filters of a template that was made in Ads Manager',
		path: '/ad_accounts/{ad_account_id}/templates/{template_id}/reports',
		lookPath: '/ad_accounts/{ad_account_id}/reports',
		lookCategory: 'ads_analytics',
		fields: [
			adsObject({
				name: 'reportTemplate',
				apiName: 'template_id',
				in: 'path',
				label: 'Report Template',
				description: 'The template to make the report from',
				required: true,
				search: 'searchReportTemplates',
				kind: 'report template',
				example: '643',
			}),
			OTHER_PERIOD,
			...ANY_PERIOD.map((one) => ({ ...one, when: { ...one.when, otherPeriod: [true] } })),
		],
		options: [OTHER_GRANULARITY],
		noBody: true,
		windows: ({ local }) => (local.otherPeriod === true ? [daysOf(local, DAYS_KEPT)] : [undefined]),
		withDays: (call, { start, end }) => ({ ...call, query: { start_date: start, end_date: end, ...call.query } }),
	},
	false,
);

const templates: Operation = operation('GET /ad_accounts/{ad_account_id}/templates', {
	value: 'getTemplates',
	name: 'Get Templates',
	action: 'Get many report templates',
	description: 'List the report templates of an ad account, as they were made in Ads Manager',
	fields: [AD_ACCOUNT],
	collections: { options: [ORDER] },
	answer: 'page',
	simplify: simpleTemplate,
});

/** The fields of a report template that most people need. */
function simpleTemplate({
	id,
	name,
	type,
	report_level,
	granularity,
	columns,
	report_format,
	...rest
}: IDataObject): IDataObject {
	const { date_range, is_scheduled, updated_time } = rest;
	return { id, name, type, report_level, granularity, columns, report_format, date_range, is_scheduled, updated_time };
}

export const otherReports: Operation[] = [...marketingMix, ...products, ...template, templates];
