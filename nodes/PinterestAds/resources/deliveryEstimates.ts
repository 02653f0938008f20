import { asObject } from '../../shared/api/json';
import { request } from '../../shared/api/request';
import { callOf, simplified } from '../../shared/run/call';
import type { Values } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { inCurrency, MONEY_OPTIONS } from '../../shared/fields/money';
import { ESTIMATE_FIELDS, ESTIMATE_MORE, withAdGroupList } from '../fields/deliveryEstimate';
import { needsUsableTargeting } from '../fields/targeting';

/** How a campaign that does not exist yet would do. Pinterest takes one campaign in a request, with a rate limit of its own. */
export const estimateDelivery: Operation = operation('POST /ad_accounts/{ad_account_id}/campaigns/delivery_estimates', {
	value: 'estimateDelivery',
	name: 'Estimate Delivery',
	action: 'Estimate delivery of campaign',
	description:
		'Estimate how many people a planned campaign reaches, how often, and what a click or a thousand impressions cost, for several budgets (beta). Nothing is created.',
	fields: [AD_ACCOUNT, ...ESTIMATE_FIELDS],
	collections: { additionalFields: ESTIMATE_MORE, options: [...MONEY_OPTIONS] },
	jsonBody: true,
	simplify: (estimate) => inCurrency(estimate, ['budget', 'max_potential_spend']),
	// Nothing is written, so it may be asked again.
	effect: 'read',
	check(values) {
		const { start_date: start, end_date: end } = values.body;
		if (typeof start === 'string' && typeof end === 'string' && end < start)
			throw new Error(`End Date (UTC) ${end} is before Start Date (UTC) ${start}`);
		needsUsableTargeting(adGroupOf(values), 'targeting_spec');
	},
	async run(caller, values) {
		const call = { ...callOf(this, values), body: [withAdGroupList(values.body)] };
		return [simplified(this, values, asObject((await request(caller, call)).body))];
	},
});

/** The values of the one ad group that the fields describe; what is JSON is Pinterest's to judge. */
function adGroupOf<Local>({ body, ...values }: Values<Local>): Values<Local> {
	return { ...values, body: asObject(body.ad_groups) };
}
