import { invalid } from '../../check';
import type { Listed } from '../../paging';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import { isUsable } from './audienceStore';
import { adAccountFor, needText, nowSeconds, orderedPage, ownedBy, type OrderQuery } from './shared';

interface Segment extends Listed {
	id: string;
	ad_account_id: string;
	name: string;
	audience_ids: string[];
	status: 'ACTIVE' | 'DELETED';
	/** Seconds since 1970. */
	created_time: number;
	updated_time: number;
}

const segments = (world: World) => world.store<Segment>('customer segment');

export const customerSegmentRows = [
	row<OrderQuery & { include_sizing: boolean; search_query?: string }>(
		'GET /ad_accounts/{ad_account_id}/customer_segments',
		{
			answer(call) {
				const { id } = adAccountFor(call);
				const { search_query: query = '', include_sizing: sizing } = call.query;
				const body = orderedPage(call, segments(call.world).values(), view, {
					filters: { query, sizing },
					keep: ({ ad_account_id: account, name, status }) =>
						account === id && status === 'ACTIVE' && name.toLowerCase().includes(query.toLowerCase()),
				});
				return { status: 200, body };
			},
		},
	),
	row<object, { name: string; audience_ids: string[] }>('POST /ad_accounts/{ad_account_id}/customer_segments', {
		answer(call) {
			const { id } = adAccountFor(call);
			const { name, audience_ids } = call.body;
			needText(name, 'name');
			checkAudiences(call, audience_ids);
			return { status: 201, body: view(addSegment(call.world, id, name, audience_ids)) };
		},
	}),
	row<object, { id: string; audience_ids?: string[]; operation_type: 'UPDATE' | 'REMOVE' }>(
		'PATCH /ad_accounts/{ad_account_id}/customer_segments',
		{
			answer(call) {
				const { id, audience_ids: given, operation_type: operation } = call.body;
				const account = adAccountFor(call);
				const found = segments(call.world).get(id);
				const segment = ownedBy(found?.status === 'ACTIVE' ? found : undefined, account.id, 'Customer segment');
				if (operation === 'REMOVE') {
					if (given) throw invalid("Body 'audience_ids' is only for the operation UPDATE.");
					segment.status = 'DELETED';
				} else {
					checkAudiences(call, given ?? []);
					segment.audience_ids = given ?? [];
				}
				segment.updated_time = nowSeconds();
				return { status: 200 };
			},
		},
	),
];

export function addSegment(
	world: World,
	account: string,
	name: string,
	audiences: string[],
	created = nowSeconds(),
): Segment {
	const seq = world.nextSeq();
	const segment: Segment = {
		seq,
		id: world.newId('customer segment', seq),
		ad_account_id: account,
		name,
		audience_ids: audiences,
		status: 'ACTIVE',
		created_time: created,
		updated_time: created,
	};
	segments(world).set(segment.id, segment);
	return segment;
}

function checkAudiences(call: Pick<Call, 'world' | 'path' | 'user'>, ids: string[]): void {
	const account = adAccountFor(call);
	if (ids.length === 0) throw invalid("Body 'audience_ids' must have at least one audience.");
	const unknown = ids.find((id) => !isUsable(call.world, account, id));
	if (unknown !== undefined) throw invalid(`Body 'audience_ids' has an audience that does not exist: ${unknown}.`);
}

function view({ seq: _seq, ...segment }: Segment): Record<string, unknown> {
	return segment;
}
