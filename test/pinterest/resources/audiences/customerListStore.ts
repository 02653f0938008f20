import type { Listed } from '../../paging';
import type { Call } from '../../row';
import type { World } from '../../world';
import type { ListType, ReadRecords } from './customerRecords';
import { adAccountFor, nowSeconds, ownedBy, type Worked } from './shared';

export interface CustomerList extends Listed, Worked {
	id: string;
	ad_account_id: string;
	name: string;
	list_type: ListType;
	is_nca: boolean;
	/** A key for each person. Everyone has an account on this Pinterest. */
	members: Set<string>;
	num_batches: number;
	num_uploaded_user_records: number;
	num_removed_user_records: number;
	/** What was wrong with the last batch. */
	exceptions: object;
	/** Seconds since 1970. */
	created_time: number;
	updated_time: number;
}

export type Operation = 'ADD' | 'REMOVE';

export const customerLists = (world: World) => world.store<CustomerList>('customer list');

export function addCustomerList(
	world: World,
	account: string,
	facts: Partial<CustomerList> & Pick<CustomerList, 'name'>,
): CustomerList {
	const seq = world.nextSeq();
	const created_time = facts.created_time ?? nowSeconds();
	const list: CustomerList = {
		seq,
		id: world.newId('customer list', seq),
		ad_account_id: account,
		list_type: 'EMAIL',
		members: new Set(),
		num_batches: 0,
		num_uploaded_user_records: 0,
		num_removed_user_records: 0,
		exceptions: {},
		created_time,
		updated_time: created_time,
		job: null,
		...facts,
		is_nca: facts.is_nca ?? false,
	};
	customerLists(world).set(list.id, list);
	return list;
}

/** The list of the path; 404 where the ad account has no such list. */
export function customerListFor(call: Pick<Call, 'world' | 'path' | 'user'>): CustomerList {
	const { id } = adAccountFor(call);
	return ownedBy(customerLists(call.world).get(call.path.customer_list_id), id, 'Customer list');
}

/** Adds or removes people. The counters count what was sent, also people who were there already or never. */
export function applyBatch(list: CustomerList, operation: Operation, { keys, errors, count }: ReadRecords): void {
	for (const key of keys) {
		if (operation === 'ADD') list.members.add(key);
		else list.members.delete(key);
	}
	list.num_batches += 1;
	list[operation === 'ADD' ? 'num_uploaded_user_records' : 'num_removed_user_records'] += count;
	const refused = [...errors.values()].reduce((sum, each) => sum + each, 0);
	list.exceptions = refused === 0 ? {} : { code: 1, message: `${refused} of ${count} records could not be used.` };
	list.updated_time = nowSeconds();
}
