import { simpleRows, wordFor } from '../../../../nodes/shared/run/simpleRows';

describe('rows for people', () => {
	it.each([
		['SPEND', 'spend'],
		['TOTAL_IMPRESSION', 'impressions'],
		['IMPRESSION_1', 'paid_impressions'],
		['PAID_IMPRESSION', 'paid_impressions'],
		['IMPRESSION_1_GROSS', 'paid_impressions_gross'],
		['IMPRESSION_2', 'earned_impressions'],
		['TOTAL_CLICKTHROUGH', 'clicks'],
		['OUTBOUND_CLICK_1', 'paid_outbound_clicks'],
		['TOTAL_REPIN', 'saves'],
		['ECTR', 'ctr'],
		['CTR', 'paid_ctr'],
		['Campaign name', 'campaign_name'],
		['targeting_type', 'targeting_type'],
		['TOTAL_WEB_CHECKOUT', 'total_web_checkout'],
		// Neither of all nor of a side: no plain word.
		['REPIN', 'repin'],
		['CONSTRUCTOR', 'constructor'],
		['—', '—'],
	])('call %s %s', (column, word) => {
		expect(wordFor(column)).toBe(word);
	});

	it('have amounts in currency, the more exact of two, and once what is the same', () => {
		expect(
			simpleRows([
				{
					SPEND_IN_DOLLAR: 1.23,
					SPEND_IN_MICRO_DOLLAR: 1_234_567,
					ECPC_IN_DOLLAR: 0.5,
					PIN_PROMOTION_ID: '7',
					AD_ID: '7',
				},
				{ SPEND_IN_DOLLAR: 2 },
			]),
		).toEqual([{ spend: 1.234567, cpc: 0.5, ad_id: '7' }, { spend: 2 }]);
	});

	it('keep a campaign’s budgets apart from spend', () => {
		expect(simpleRows([{ CAMPAIGN_DAILY_SPEND_CAP: 5_000_000 }])).toEqual([{ campaign_daily_budget: 5 }]);
	});
});
