import { AD_ACCOUNT } from '../../shared/fields/ads';
import { TABLE_OUTPUT } from '../../shared/fields/output';
import type { PeriodLocals } from '../../shared/fields/period';
import { daysOf, wholeDays } from '../../shared/fields/period';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { TOKEN } from '../../shared/run/report';
import { DAYS_KEPT, WAIT } from './ads';
import { REPORT_NAME } from './fields';
import type { Kind } from './kind';
import { creates, gets, runs } from './kind';
import { MMM_FIELDS, MMM_OPTIONS } from './mmmFields';

const CREATE = 'POST /ad_accounts/{ad_account_id}/mmm_reports';
const GET = 'GET /ad_accounts/{ad_account_id}/mmm_reports';

const KIND: Kind<PeriodLocals> = {
	noun: 'marketing mix report',
	about: 'spend and impressions by targeting, for marketing mix models',
	state: GET,
	windows: ({ local }) => [daysOf(local, DAYS_KEPT)],
};

const FIELDS = [AD_ACCOUNT, REPORT_NAME, ...MMM_FIELDS, ...wholeDays()];

export const marketingMix: Operation[] = [
	operation(CREATE, {
		...runs(KIND),
		fields: [...FIELDS, ...TABLE_OUTPUT],
		makes: ['start_date', 'end_date'],
		collections: { options: [...MMM_OPTIONS, WAIT] },
	}),
	operation(CREATE, {
		...creates(KIND),
		fields: FIELDS,
		makes: ['start_date', 'end_date'],
		collections: { options: MMM_OPTIONS },
	}),
	operation(GET, {
		...gets(KIND),
		fields: [AD_ACCOUNT, TOKEN, ...TABLE_OUTPUT],
		makes: ['token'],
		collections: { options: [WAIT] },
	}),
];
