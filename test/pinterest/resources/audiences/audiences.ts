import { row, type Call } from '../../row';
import type { AdAccount } from '../../world';
import { checkedRule, customerListOf, type AudienceRule, type AudienceType, ruleBounds, wider } from './audienceRule';
import { receivedBy, revokeAll } from './audienceShares';
import {
	addAudience,
	audienceFor,
	audiences,
	audienceView,
	isNca,
	isUsable,
	ownAudienceFor,
	receivedPage,
	type Audience,
} from './audienceStore';
import { pollList } from './customerLists';
import {
	adAccountFor,
	checkSameAccount,
	needText,
	nowSeconds,
	orderedPage,
	poll,
	startJob,
	type OrderQuery,
} from './shared';

type AudienceBody = Partial<Pick<Audience, 'name' | 'audience_type' | 'rule' | 'ad_account_id' | 'description'>>;
type ListQuery = OrderQuery & { ownership_type: 'OWNED' | 'RECEIVED'; exclude_nca?: boolean };

export const audienceRows = [
	row<ListQuery>('GET /ad_accounts/{ad_account_id}/audiences', {
		answer(call) {
			const { world } = call;
			const { id } = adAccountFor(call);
			const { ownership_type: ownership, exclude_nca: withoutNca = false } = call.query;
			const filters = { ownership, withoutNca };
			const isWanted = (audience: Audience) => !(withoutNca && isNca(world, audience));
			if (ownership === 'RECEIVED')
				return { status: 200, body: receivedPage(call, receivedBy(world, 'AD_ACCOUNT', id), filters, isWanted) };
			const body = orderedPage(call, audiences(world).values(), (audience) => audienceView(call, audience), {
				filters,
				keep: (audience) => audience.ad_account_id === id && isWanted(audience),
			});
			return { status: 200, body };
		},
	}),
	row<object, AudienceBody>('POST /ad_accounts/{ad_account_id}/audiences', {
		wider,
		also: { properties: { rule: ruleBounds } },
		answer(call) {
			const account = adAccountFor(call);
			const { name, audience_type: type, rule, description } = call.body;
			// The description no longer says so, but there is no audience without them.
			const facts = { name: needText(name, 'name'), audience_type: needText(type, 'audience_type') as AudienceType };
			const checked = ruleFor(call, account, facts.audience_type, rule);
			const audience = addAudience(call.world, account.id, { ...facts, rule: checked, description, job: startJob() });
			return { status: 200, body: audienceView(call, audience) };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/audiences/{audience_id}', {
		answer(call) {
			const audience = audienceFor(call, call.path.audience_id);
			poll(audience);
			const list = customerListOf(call.world, audience.rule);
			if (list) pollList(call.world, list);
			return { status: 200, body: audienceView(call, audience) };
		},
	}),
	row<object, AudienceBody & { operation_type?: 'UPDATE' | 'REMOVE' }>(
		'PATCH /ad_accounts/{ad_account_id}/audiences/{audience_id}',
		{
			wider,
			also: { properties: { rule: ruleBounds } },
			answer(call) {
				const { world, body } = call;
				const account = adAccountFor(call);
				const audience = ownAudienceFor(call, call.path.audience_id);
				checkSameAccount(call, body.ad_account_id, 'ad_account_id');
				if (body.operation_type === 'REMOVE') {
					const last = audienceView(call, audience);
					audiences(world).delete(audience.id);
					revokeAll(world, audience.id);
					return { status: 200, body: last };
				}
				const { audience_type: type = audience.audience_type } = body;
				const isNewRule = body.rule !== undefined || type !== audience.audience_type;
				const rule = isNewRule ? ruleFor(call, account, type, body.rule ?? audience.rule) : audience.rule;
				if (body.name !== undefined) audience.name = needText(body.name, 'name');
				if (body.description !== undefined) audience.description = body.description;
				Object.assign(audience, { audience_type: type, rule, updated_timestamp: nowSeconds() });
				// Who belongs to it is found anew.
				if (isNewRule) audience.job = startJob();
				return { status: 200, body: audienceView(call, audience) };
			},
		},
	),
];

/** The rule of a body, checked; also that the body is for the ad account of the path. */
function ruleFor(
	call: Pick<Call<object, AudienceBody>, 'world' | 'path' | 'body'>,
	account: AdAccount,
	type: AudienceType,
	rule: AudienceRule = {},
): AudienceRule {
	checkSameAccount(call, call.body.ad_account_id, 'ad_account_id');
	checkSameAccount(call, rule.ad_account_id, 'rule.ad_account_id');
	return checkedRule(call.world, account, type, rule, (id) => isUsable(call.world, account, id));
}
