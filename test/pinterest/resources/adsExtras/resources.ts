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
	row('GET /resources/ad_account_countries', {
		answer: () => ({
			status: 200,
			body: { items: countries.map(([code, name, currency], at) => ({ code, name, currency, index: at + 1 })) },
		}),
	}),
	row<{ report_type?: 'SYNC' | 'ASYNC' }>('GET /resources/delivery_metrics', {
		answer: ({ query }) => ({ status: 200, body: { items: deliveryMetrics(query.report_type) } }),
	}),
	row('GET /resources/lead_form_questions', {
		answer: () => ({ status: 200, body: questions }),
	}),
	row<{ date: string }>('GET /resources/metrics_ready_state', {
		answer({ query }) {
			const time = Date.parse(query.date);
			if (Number.isNaN(time)) throw invalid("Parameter 'date' is not a date.");
			// A day is counted when it is over; conversions come in a day later.
			const days = (Date.now() - time) / 86_400_000;
			return { status: 200, body: { non_conversion_metrics_ready: days >= 1, conversion_metrics_ready: days >= 2 } };
		},
	}),
];
