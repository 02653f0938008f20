import type { IDataObject } from 'n8n-workflow';

import { flatTargeting, typedRows } from '../../../../nodes/shared/run/typedRow';
import { readCsv } from '../../../../nodes/shared/api/file';
import { rowsOf } from '../../../../nodes/shared/run/report';

const typedRow = (row: IDataObject) => typedRows([row])[0];

describe('a row of analytics', () => {
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

	it('has numbers as numbers, and ids and names as text', () => {
		const row = {
			AD_ID: '687195134316',
			CAMPAIGN_ID: 626735565838,
			CAMPAIGN_NAME: '2026',
			DATE: '2026-05-31',
			SPEND_IN_DOLLAR: '12.5',
			CLICKTHROUGH_1: '7',
			ECTR: '0.0012',
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

	it.each(['007', '1e5', '+5', 'Infinity', 'NaN', '-0', '1.50', '.5', '5.', '0x10', ' 5', '12345678901234567890'])(
		'keeps %j as the text that it is, since the number would be written otherwise',
		(CTR) => {
			expect(typedRow({ CTR })).toEqual({ CTR });
		},
	);

	it.each([
		['5', 5],
		['-5', -5],
		['0.5', 0.5],
		['9007199254740991', Number.MAX_SAFE_INTEGER],
	])('has %j as a number', (CTR, number) => {
		expect(typedRow({ CTR })).toEqual({ CTR: number });
	});

	it.each([
		...['ID', 'id', 'AD_ID', 'Campaign ID', 'Campaign id', 'campaign_id', 'campaignId', 'CAMPAIGN-ID', 'Ad Group IDs'],
		...['adGroupID', 'ADID', 'pinid', ' Ad ID ', 'Campaign Name', 'Sku', 'Country Code'],
	])('has %j as text', (name) => {
		expect(typedRow({ [name]: '123' })).toEqual({ [name]: '123' });
	});

	it.each(['PAID', 'BID', 'maxBid', 'Grid', 'Identity Count'])('has %j as a number', (name) => {
		expect(typedRow({ [name]: '123' })).toEqual({ [name]: 123 });
	});

	it('by targeting has its metrics beside what they are about', () => {
		expect(flatTargeting({ targeting_type: 'GENDER', targeting_value: 'male', metrics: { CTR: 1 } })).toEqual({
			targeting_type: 'GENDER',
			targeting_value: 'male',
			CTR: 1,
		});
	});
});

describe('the file of a report', () => {
	it.each([
		['{"1": [{"CTR": "1"}, {"CTR": 2}], "2": [{"CTR": 3}]}', [{ CTR: 1 }, { CTR: 2 }, { CTR: 3 }]],
		['[{"CTR": "1"}]', [{ CTR: 1 }]],
		['{}', []],
		[
			'CAMPAIGN_ID,CTR\n1,0.5\n2,0\n',
			[
				{ CAMPAIGN_ID: '1', CTR: 0.5 },
				{ CAMPAIGN_ID: '2', CTR: 0 },
			],
		],
	])('%j is read as rows', (text, rows) => {
		expect(rowsOf(text)).toEqual(rows);
	});

	it('that broke off is refused', () => {
		expect(() => rowsOf('{"1": [')).toThrow('it is not whole JSON');
	});

	it('as CSV may have quotes, commas and line breaks in its cells', () => {
		const text = '\uFEFFNAME,NOTE,EMPTY\r\n"Spring, ""big"" sale","two\nlines",\r\nplain,x,y\r\n';
		expect(readCsv(text)).toEqual([
			{ NAME: 'Spring, "big" sale', NOTE: 'two\nlines', EMPTY: '' },
			{ NAME: 'plain', NOTE: 'x', EMPTY: 'y' },
		]);
	});
});
