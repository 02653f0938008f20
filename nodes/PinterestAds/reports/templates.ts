import type { IDataObject } from 'n8n-workflow';

import { AD_ACCOUNT, ORDER } from '../../shared/fields/ads';
import { TABLE_OUTPUT } from '../../shared/fields/output';
import { choice, flag } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';
import type { PeriodLocals } from '../../shared/fields/period';
import { daysOf, wholeDays } from '../../shared/fields/period';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { GRANULARITIES } from '../analytics/fields';
import { DAYS_KEPT, WAIT } from './ads';
import type { Kind } from './kind';
import { creates, runs } from './kind';

const CREATE = 'POST /ad_accounts/{ad_account_id}/templates/{template_id}/reports';

const KIND: Kind<PeriodLocals & { otherPeriod?: boolean }> = {
	noun: 'report from a template',
	about: 'with the columns and filters of a template that was made in Ads Manager',
	state: 'GET /ad_accounts/{ad_account_id}/reports',
	readWith: 'Report',
	windows: ({ local }) => (local.otherPeriod === true ? [daysOf(local, DAYS_KEPT)] : [undefined]),
	withDays: (call, { start, end }) => ({ ...call, query: { start_date: start, end_date: end, ...call.query } }),
};

const FIELDS = [
	AD_ACCOUNT,
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
	flag({
		name: 'otherPeriod',
		in: 'local',
		label: 'Choose the Period',
		description: 'Whether to set the period here instead of using the template’s',
	}),
	...wholeDays().map((one) => ({ ...one, when: { ...one.when, otherPeriod: [true] } })),
];

const GRANULARITY = choice({
	name: 'templateGranularity',
	apiName: 'granularity',
	in: 'query',
	label: 'Granularity',
	description: 'What each row is about, if different from the template',
	options: GRANULARITIES,
	default: 'DAY',
});

export const templates: Operation[] = [
	operation(CREATE, {
		...runs(KIND),
		fields: [...FIELDS, ...TABLE_OUTPUT],
		collections: { options: [GRANULARITY, WAIT] },
		noBody: true,
	}),
	operation(CREATE, {
		...creates(KIND),
		fields: FIELDS,
		collections: { options: [GRANULARITY] },
		noBody: true,
	}),
	operation('GET /ad_accounts/{ad_account_id}/templates', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many report templates',
		description: 'List the report templates of an ad account, as they were made in Ads Manager',
		fields: [AD_ACCOUNT],
		collections: { options: [ORDER] },
		answer: 'page',
		simplify: simpleTemplate,
	}),
];

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
