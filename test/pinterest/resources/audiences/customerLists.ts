import { invalid } from '../../check';
import { row, withDefaults, type Call } from '../../row';
import type { Settings } from '../../settings';
import type { World } from '../../world';
import { readFieldRecords, readRecords, type ListType, type ReadRecords } from './customerRecords';
import {
	addCustomerList,
	applyBatch,
	customerListFor,
	customerLists,
	type CustomerList,
	type Operation,
} from './customerListStore';
import { settleUploads, uploadsTo } from './customerListUploads';
import { adAccountFor, isReady, needText, orderedPage, poll, startJob, type OrderQuery } from './shared';

interface RecordsBody {
	records?: string;
	records_v2?: object[];
}

type CreateBody = RecordsBody & { name: string; list_type: ListType; is_nca?: boolean };

/** Fewer people can't be targeted. */
const fewest = 100;

export const customerListRows = [
	row<OrderQuery & { exclude_nca?: boolean }>('GET /ad_accounts/{ad_account_id}/customer_lists', {
		answer(call) {
			const { id } = adAccountFor(call);
			const { exclude_nca: withoutNca = false } = call.query;
			const body = orderedPage(call, customerLists(call.world).values(), (list) => view(call, list), {
				filters: { withoutNca },
				keep: (list) => list.ad_account_id === id && !(withoutNca && list.is_nca),
			});
			return { status: 200, body };
		},
	}),
	row<object, CreateBody>('POST /ad_accounts/{ad_account_id}/customer_lists', {
		also: withDefaults({ list_type: 'EMAIL' }),
		answer(call) {
			const { id } = adAccountFor(call);
			const { name, list_type, is_nca } = call.body;
			needText(name, 'name');
			const read = recordsOf(call.body, list_type);
			const list = addCustomerList(call.world, id, { name, list_type, is_nca });
			applyBatch(list, 'ADD', read);
			list.job = startJob();
			return { status: 200, body: view(call, list) };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}', {
		answer(call) {
			const list = customerListFor(call);
			pollList(call.world, list);
			return { status: 200, body: view(call, list) };
		},
	}),
	row<object, RecordsBody & { operation_type: Operation }>(
		'PATCH /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}',
		{
			answer(call) {
				const list = customerListFor(call);
				applyBatch(list, call.body.operation_type, recordsOf(call.body, list.list_type));
				list.job = startJob();
				return { status: 200, body: view(call, list) };
			},
		},
	),
];

/** Counts a read of a list, and of what is uploaded to it. */
export function pollList(world: World, list: CustomerList): void {
	for (const worked of [list, ...uploadsTo(world, list)]) poll(worked);
}

/** Whether it is known who is on it. */
export function isListReady(world: World, settings: Settings, list: CustomerList): boolean {
	return !settleUploads(world, settings, list).isRunning && isReady(list, settings);
}

function view(call: Pick<Call, 'world' | 'settings'>, list: CustomerList): Record<string, unknown> {
	const { isRunning } = settleUploads(call.world, call.settings, list);
	const settled = list.members.size < fewest ? 'TOO_SMALL' : 'READY';
	const status = isRunning ? 'UPLOADING' : isReady(list, call.settings) ? settled : 'PROCESSING';
	const { seq: _seq, job: _job, members: _members, list_type: _type, ...facts } = list;
	return { ...facts, type: 'customerlist', status };
}

/** The records of a body, in whichever of the two forms; 400 where there are none. */
function recordsOf({ records: text, records_v2: fields }: RecordsBody, type: ListType): ReadRecords {
	const parts = [
		...(text === undefined ? [] : [readRecords(text, type)]),
		...(fields === undefined ? [] : [readFieldRecords(fields)]),
	];
	const count = parts.reduce((sum, part) => sum + part.count, 0);
	if (count === 0) throw invalid("Body must have records, in 'records' or 'records_v2'.");
	const errors: ReadRecords['errors'] = new Map();
	for (const part of parts) for (const [code, each] of part.errors) errors.set(code, (errors.get(code) ?? 0) + each);
	return { keys: parts.flatMap(({ keys }) => keys), errors, count };
}
