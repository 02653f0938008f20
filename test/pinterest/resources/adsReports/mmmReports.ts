import { row } from '../../row';
import { adAccountFor } from '../ads/shared';
import { defaultAttribution } from './parameters';
import { reportLevels } from './reportLevels';
import { targeted } from './reports';
import { addReport, checkPace, reportState } from './reportStore';
import { columnsOf } from './table';
import { sharesOf } from './targeting';
import { checkSpan, periodsOf, type Span } from './windows';

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
	row<object, MmmBody>('POST /ad_accounts/{ad_account_id}/mmm_reports', {
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
	row<{ token: string }>('GET /ad_accounts/{ad_account_id}/mmm_reports', {
		answer: (call) => ({ status: 200, body: { ...reportState(call, 'mmm'), token: call.query.token } }),
	}),
];
