import { row } from '../../row';
import type { AdAccount } from '../../world';
import { adAccountFor } from '../ads/shared';

/** Who pays, as Salesforce has it; the ids are Salesforce's. */
export const billTo = {
	id: '0011N00001Hearth01',
	name: 'Hearth & Linen Ltd',
	addresses: [
		{ address_id: 'a1C1N000004Bill01', display: '1 Harbour Road, Hamburg', purpose: 'Billing' },
		{ address_id: 'a1C1N000004Busi01', display: '2 Mill Lane, Hamburg', purpose: 'Business' },
	],
};
export const partners = [
	{ id: '0011N00001Partnr01', name: 'None' },
	{ id: '0011N00001Partnr02', name: 'Tideline Media' },
];
const terms = {
	io_terms_id: 'a2S1N000000IoTrm01',
	row_terms_id: 'a2S1N000000RwTrm01',
	us_terms_id: 'a2S1N000000UsTrm01',
};
export const termsIds = Object.values(terms);

export const ssioAccounts = [
	row('GET /ad_accounts/{ad_account_id}/ssio/accounts', {
		answer(call) {
			const account = adAccountFor(call);
			const eligible = isEligible(account);
			const body = {
				billto_infos: eligible ? [billToView(account)] : [],
				can_edit: eligible,
				currency: account.currency,
				eligible,
				error: eligible ? 'No Error' : 'No account was found in Salesforce.',
				pmp_names: eligible ? partners : [],
			};
			return { status: 200, body };
		},
	}),
];

/** Only who is paid by invoice has an account there: of the seeded ones, those in euros and dollars. */
export function isEligible({ currency }: AdAccount): boolean {
	return currency === 'EUR' || currency === 'USD';
}

function billToView({ country }: AdAccount) {
	const { name: _name, ...facts } = billTo;
	const entity = country === 'US' ? 'PIN US OU' : 'PIN IE OU';
	return {
		...facts,
		addresses: billTo.addresses.map((address) => ({ ...address, order_legal_entity: entity })),
		...terms,
		io_type: 'Pinterest Paper',
		io_terms: 'Terms of the insertion order.',
		row_terms: 'Terms for the rest of the world.',
		us_terms: 'Terms for the United States.',
	};
}
