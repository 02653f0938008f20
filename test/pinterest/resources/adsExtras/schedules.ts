import { invalid } from '../../check';
import { row } from '../../row';
import type { World } from '../../world';
import { adAccountFor, exceptionOf, missing, nowSeconds, orderedPage, type OrderQuery } from '../ads/shared';
import { isIn } from './parents';
const entityKinds = { ADVERTISER: '', CAMPAIGN: 'campaign', AD_GROUP: 'ad group', AD: 'ad' };

interface ScheduleFacts {
	delta_value?: string | Record<string, unknown>;
	end_timestamp?: number;
	entity_id: string;
	entity_type?: keyof typeof entityKinds;
	name?: string;
	schedule_action?: string;
	schedule_status?: 'DRAFT' | 'CREATED' | 'SCHEDULED' | 'ACTIVE' | 'COMPLETED' | 'FAILED' | 'CANCELED';
	schedule_type?: 'CAMPAIGN_BUDGET_CHANGE' | 'CAMPAIGN_BID_MULTIPLIERS';
	start_timestamp?: number;
}

export interface Schedule extends ScheduleFacts {
	seq: number;
	id: string;
	ad_account_id: string;
	entity_type: keyof typeof entityKinds;
}

interface ScheduleQuery extends OrderQuery {
	schedule_statuses?: string[];
	schedule_type?: string;
	entity_ids: string[];
}

export const schedules = [
	row<ScheduleQuery>('GET /ad_accounts/{ad_account_id}/schedules', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { schedule_statuses: wanted, schedule_type: type, entity_ids: entities } = call.query;
			const answer = orderedPage(call, store(call.world).values(), scheduleView, {
				filters: { wanted, type, entities },
				keep: (each) =>
					each.ad_account_id === account &&
					entities.includes(each.entity_id) &&
					(!wanted || wanted.includes(statusOf(each))) &&
					(!type || type === each.schedule_type),
			});
			return { status: 200, body: answer };
		},
	}),
	row<object, ScheduleFacts[]>('POST /ad_accounts/{ad_account_id}/schedules', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			// What was never made has no id; an answer has to have one all the same.
			const nothing = { id: '0', schedule_id: '0' };
			const answer = call.body.map((given) => attempt(nothing, () => addSchedule(call.world, account, given)));
			return { status: 200, body: answer };
		},
	}),
	row<object, Array<Partial<ScheduleFacts> & { id: string; schedule_id: string }>>(
		'PATCH /ad_accounts/{ad_account_id}/schedules',
		{
			answer(call) {
				const { id: account } = adAccountFor(call);
				const answer = call.body.map(({ id, schedule_id, ...given }) =>
					attempt({ id, schedule_id }, () => {
						const schedule = store(call.world).get(schedule_id);
						if (schedule?.ad_account_id !== account) throw missing('schedule');
						if (id !== schedule_id) throw invalid("'id' and 'schedule_id' must be the same.");
						const changed = { ...schedule, ...given };
						check(call.world, changed);
						return Object.assign(schedule, changed);
					}),
				);
				return { status: 200, body: answer };
			},
		},
	),
];

/** @throws Refusal when something in it does not go together */
export function addSchedule(world: World, account: string, given: ScheduleFacts): Schedule {
	const draft = { entity_type: 'CAMPAIGN' as const, ...given, ad_account_id: account };
	check(world, draft);
	const seq = world.nextSeq();
	const schedule: Schedule = { ...draft, seq, id: world.newId('schedule', seq) };
	store(world).set(schedule.id, schedule);
	return schedule;
}

function store(world: World): Map<string, Schedule> {
	return world.store<Schedule>('schedule');
}

function check(world: World, schedule: Omit<Schedule, 'seq' | 'id'>): void {
	const { ad_account_id: account, entity_id: entity, entity_type: type, delta_value: delta } = schedule;
	const isKnown = type === 'ADVERTISER' ? entity === account : isIn(world, entityKinds[type], account, entity);
	if (!isKnown) throw missing(type.toLowerCase().replace('_', ' '));
	const { start_timestamp: start, end_timestamp: end } = schedule;
	if (start !== undefined && end !== undefined && end <= start)
		throw invalid("'end_timestamp' must be after 'start_timestamp'.");
	if (delta === undefined) return;
	const takesObject = schedule.schedule_type === 'CAMPAIGN_BID_MULTIPLIERS';
	if ((typeof delta === 'object') !== takesObject)
		throw invalid("'delta_value' is an object of multipliers for CAMPAIGN_BID_MULTIPLIERS, and a text otherwise.");
	if (typeof delta === 'string' && !/^-?\d+(\.\d+)?$/.test(delta)) throw invalid("'delta_value' must be a number.");
}

/** What came of one element: the schedule, or its ids with the exception. */
function attempt(ids: { id: string; schedule_id: string }, work: () => Schedule): { data: unknown } {
	try {
		return { data: scheduleView(work()) };
	} catch (error) {
		return { data: { ...ids, exceptions: exceptionOf(error) } };
	}
}

function scheduleView({ seq: _seq, id, ad_account_id: _account, ...schedule }: Schedule) {
	return { ...schedule, schedule_id: id, schedule_status: statusOf({ ...schedule }) };
}

/** Where its time stands, unless it never started or was stopped. */
function statusOf({ schedule_status: said, start_timestamp: start, end_timestamp: end }: ScheduleFacts): string {
	if (said === 'DRAFT' || said === 'CANCELED' || said === 'FAILED') return said;
	const now = nowSeconds();
	if (end !== undefined && end <= now) return 'COMPLETED';
	if (start === undefined) return 'CREATED';
	return start > now ? 'SCHEDULED' : 'ACTIVE';
}
