import { row } from '../../row';
import { adAccountFor } from '../ads/shared';
import { mmmColumns } from './columnNames';
import { defaultAttribution } from './parameters';
import { dateText, listOf } from './reportBody';
import { reportLevels } from './reportLevels';
import { targeted } from './reports';
import { addReport, checkPace, reportState } from './reportStore';
import { columnsOf } from './table';
import { sharesOf } from './targeting';
import { checkSpan, periodsOf, type Span } from './windows';

const countries = [
	...['US', 'GB', 'CA', 'IE', 'AU', 'NZ', 'FR', 'SE', 'IL', 'DE', 'AT', 'IT', 'ES', 'NL', 'BE', 'PT', 'CH', 'HK', 'JP'],
	...['KR', 'SG', 'NO', 'DK', 'FI', 'CY', 'LU', 'MT', 'PL', 'RO', 'HU', 'CZ', 'GR', 'SK', 'BR', 'MX', 'AR', 'CL', 'CO'],
];
const texts = { type: 'array', items: { type: 'string' } };

interface MmmBody extends Span {
	report_name: string;
	granularity: 'DAY' | 'WEEK';
	level: 'CAMPAIGN_TARGETING' | 'AD_GROUP_TARGETING';
	targeting_types: string[];
	columns: string[];
	countries?: string[];
	advertiser_ids?: string[];
}

/** Requests a minute that an ad account has for these reports. */
const pace = 5;

/** Reports for marketing mix models. */
export const mmmReports = [
	row<object, MmmBody>({
		id: 'analytics/create_mmm_report',
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/mmm_reports',
		scopes: ['ads:read'],
		category: 'ads_analytics',
		sandbox: false,
		body: {
			type: 'object',
			properties: {
				report_name: { type: 'string' },
				start_date: dateText,
				end_date: dateText,
				granularity: { type: 'string', enum: ['DAY', 'WEEK'] },
				level: { type: 'string', enum: ['CAMPAIGN_TARGETING', 'AD_GROUP_TARGETING'] },
				targeting_types: listOf(
					['APPTYPE', 'COUNTRY', 'CREATIVE_TYPE', 'GENDER', 'LOCATION', 'AUDIENCE_INCLUDE', 'PLACEMENT'],
					{ minItems: 1, maxItems: 7 },
				),
				columns: listOf(mmmColumns),
				countries: listOf(countries),
				advertiser_ids: texts,
				custom_column_ids: texts,
			},
			required: ['report_name', 'start_date', 'end_date', 'granularity', 'level', 'targeting_types', 'columns'],
			additionalProperties: false,
		},
		answer(call) {
			const account = adAccountFor(call);
			const { body, world } = call;
			checkSpan(body, {});
			const accounts = (body.advertiser_ids ?? [account.id]).map((ad_account_id) =>
				adAccountFor({ ...call, path: { ad_account_id } }),
			);
			checkPace(world, account.id, 'mmm', pace);
			const level = body.level === 'CAMPAIGN_TARGETING' ? reportLevels.CAMPAIGN : reportLevels.AD_GROUP;
			const shares = body.targeting_types
				.flatMap(sharesOf)
				.filter(({ type, value }) => type !== 'COUNTRY' || !body.countries || body.countries.includes(String(value)));
			const { token } = addReport(world, {
				ad_account_id: account.id,
				kind: 'mmm',
				name: body.report_name,
				plan: {
					...level,
					subjects: accounts.flatMap((each) => level.subjects(world, each)),
					periods: periodsOf(body, body.granularity),
					columns: columnsOf(body.columns, defaultAttribution),
					breakdowns: targeted(shares),
					format: 'JSON',
				},
			});
			const state = { report_status: 'IN_PROGRESS', size: null, url: null };
			return { status: 200, body: { ...state, token, message: null, status: 'success' } };
		},
	}),
	row<{ token: string }>({
		id: 'analytics/get_mmm_report',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/mmm_reports',
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: false,
		query: { token: { type: 'string', required: true } },
		answer: (call) => ({ status: 200, body: { ...reportState(call, 'mmm'), token: call.query.token } }),
	}),
];
