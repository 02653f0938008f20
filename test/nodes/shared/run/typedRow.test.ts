import type { IDataObject } from 'n8n-workflow';

import { flatTargeting, typedRow } from '../../../../nodes/shared/run/typedRow';

describe('a row of analytics', () => {
	it('has numbers as numbers, and ids and names as text', () => {
		const row = {
			AD_ID: '687195134316',
			CAMPAIGN_ID: 626735565838,
			CAMPAIGN_NAME: '2026',
			DATE: '2026-05-31',
			SPEND_IN_DOLLAR: '12.50',
			CLICKTHROUGH_1: '7',
			ECTR: '1.2e-3',
			TOTAL_CONVERSIONS: null,
			CHECKOUT_ROAS: '',
			IS_PREMIERE_CAMPAIGN: 'False',
			CAMPAIGN_ENTITY_STATUS: '1',
			AD_GROUP_OPTIMIZATION: 'x',
		};
		expect(typedRow(row)).toEqual({
			AD_ID: '687195134316',
			CAMPAIGN_ID: '626735565838',
			CAMPAIGN_NAME: '2026',
			DATE: '2026-05-31',
			SPEND_IN_DOLLAR: 12.5,
			CLICKTHROUGH_1: 7,
			ECTR: 0.0012,
			TOTAL_CONVERSIONS: null,
			CHECKOUT_ROAS: null,
			IS_PREMIERE_CAMPAIGN: false,
			CAMPAIGN_ENTITY_STATUS: '1',
			AD_GROUP_OPTIMIZATION: 'x',
		});
	});

	it.each([
		['2026-05-31T00:00:00', '2026-05-31T00:00:00Z'],
		['2026-05-31 14', '2026-05-31T14:00:00Z'],
		['2026-05-31T14:00', '2026-05-31T14:00:00Z'],
		['2026-05-31T14:00:30Z', '2026-05-31T14:00:30Z'],
		['2026-05-31', '2026-05-31'],
		[1780185600, '2026-05-31'],
		[1780185600000, '2026-05-31'],
		['on 2026-05-31', 'on 2026-05-31'],
		['soon', 'soon'],
		['', ''],
		[null, null],
		[true, true],
	])('has the date %p in one form', (DATE, date) => {
		expect(typedRow({ DATE })).toEqual({ DATE: date });
	});

	it.each<[string, IDataObject[string], IDataObject[string]]>([
		['ID', 5, '5'],
		['PIN_IDS', 5, '5'],
		['IDLE_SECONDS', 5, 5],
		['VALID', 5, 5],
		['AD_ID', null, null],
		['CAMPAIGN_NAME', 'true', 'true'],
		['IS_NEW', 'TRUE', true],
		['IS_NEW', 'untrue', 'untrue'],
		['IS_NEW', 'true?', 'true?'],
		['IS_NEW', 'falsehood', 'falsehood'],
		['THIS_TAG', 'true', 'true'],
		['CTR', '1.5 of 2', '1.5 of 2'],
		['CTR', 1.5, 1.5],
		['CTR', true, true],
		['spend', '-3', -3],
	])('has in the column %s for %p %p', (column, given, value) => {
		expect(typedRow({ [column]: given })).toEqual({ [column]: value });
	});

	it('by targeting has its metrics beside what they are about', () => {
		expect(flatTargeting({ targeting_type: 'GENDER', targeting_value: 'male', metrics: { CTR: 1 } })).toEqual({
			targeting_type: 'GENDER',
			targeting_value: 'male',
			CTR: 1,
		});
	});
});
