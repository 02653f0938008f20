import { invalid } from '../../check';
import { row } from '../../row';
import { deliveryMetrics } from './deliveryMetrics';

const countries: Array<[code: string, name: string, currency: string]> = [
	['US', 'United States of America', 'Dollars'],
	['GB', 'United Kingdom', 'Pounds'],
	['CA', 'Canada', 'Dollars'],
	['AU', 'Australia', 'Dollars'],
	['NZ', 'New Zealand', 'Dollars'],
	['IE', 'Ireland', 'Euros'],
	['DE', 'Germany', 'Euros'],
	['AT', 'Austria', 'Euros'],
	['FR', 'France', 'Euros'],
	['ES', 'Spain', 'Euros'],
	['IT', 'Italy', 'Euros'],
	['NL', 'Netherlands', 'Euros'],
	['BE', 'Belgium', 'Euros'],
	['CH', 'Switzerland', 'Francs'],
	['SE', 'Sweden', 'Kronor'],
	['DK', 'Denmark', 'Kroner'],
	['NO', 'Norway', 'Kroner'],
	['FI', 'Finland', 'Euros'],
	['PL', 'Poland', 'Zlotys'],
	['BR', 'Brazil', 'Reais'],
	['MX', 'Mexico', 'Pesos'],
	['JP', 'Japan', 'Yen'],
];

const questions = [
	...['CUSTOM', 'FULL_NAME', 'FIRST_NAME', 'LAST_NAME', 'EMAIL', 'PHONE_NUMBER', 'ZIP_CODE', 'GENDER', 'CITY'],
	...['COUNTRY', 'STATE_PROVINCE', 'ADDRESS', 'DATE_OF_BIRTH', 'AGE'],
];

export const resources = [
	row({
		id: 'ad_account_countries/get',
		method: 'GET',
		path: '/resources/ad_account_countries',
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: true,
		clientCredentials: true,
		answer: () => ({
			status: 200,
			body: { items: countries.map(([code, name, currency], at) => ({ code, name, currency, index: at + 1 })) },
		}),
	}),
	row<{ report_type?: 'SYNC' | 'ASYNC' }>({
		id: 'delivery_metrics/get',
		method: 'GET',
		path: '/resources/delivery_metrics',
		scopes: ['ads:read', 'pins:read', 'user_accounts:read'],
		category: 'ads_read',
		sandbox: true,
		clientCredentials: true,
		query: { report_type: { type: 'string', enum: ['SYNC', 'ASYNC'] } },
		answer: ({ query }) => ({ status: 200, body: { items: deliveryMetrics(query.report_type) } }),
	}),
	row({
		id: 'lead_form_questions/get',
		method: 'GET',
		path: '/resources/lead_form_questions',
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: true,
		answer: () => ({ status: 200, body: questions }),
	}),
	row<{ date: string }>({
		id: 'metrics_ready_state/get',
		method: 'GET',
		path: '/resources/metrics_ready_state',
		scopes: ['ads:read'],
		category: 'ads_analytics',
		sandbox: true,
		query: { date: { type: 'string', required: true, pattern: '^(\\d{4})-(\\d{2})-(\\d{2})$' } },
		answer({ query }) {
			const time = Date.parse(query.date);
			if (Number.isNaN(time)) throw invalid("Parameter 'date' is not a date.");
			// A day is counted when it is over; conversions come in a day later.
			const days = (Date.now() - time) / 86_400_000;
			return { status: 200, body: { non_conversion_metrics_ready: days >= 1, conversion_metrics_ready: days >= 2 } };
		},
	}),
];
