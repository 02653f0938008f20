import { row } from '../../row';
import { adAccountFor } from '../ads/shared';

const clauses = [
	'These are the terms of ads.',
	'Ads are paid for as they run.',
	'Either side may end this at any time.',
];

export const termsOfService = [
	row<{ include_html: boolean; tos_type?: string }>('GET /ad_accounts/{ad_account_id}/terms_of_service', {
		answer(call) {
			const account = adAccountFor(call);
			const html = clauses.map((clause) => `<p>${clause}</p>`).join('');
			const body = {
				ad_account_id: account.id,
				// The client has not got round to it yet.
				has_accepted: account.ownerId === call.user.id,
				html: call.query.include_html ? html : clauses.join('\n'),
				id: '2650449554526',
			};
			return { status: 200, body };
		},
	}),
];
