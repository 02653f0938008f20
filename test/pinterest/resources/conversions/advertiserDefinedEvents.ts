import type { Listed } from '../../paging';
import { row } from '../../row';
import type { World } from '../../world';
import { adAccountFor } from './shared';

/** An advertiser's own event, and the standard one it stands for; null where it was only seen and never mapped. */
export interface DefinedEvent extends Listed {
	ad_account_id: string;
	name: string;
	mapped_conversion_type: string | null;
}

interface Given {
	name: string;
	mapped_conversion_type:
		| 'SIGNUP'
		| 'ADD_TO_CART'
		| 'LEAD'
		| 'CHECKOUT'
		| 'SUBSCRIBE'
		| 'ADD_TO_WISHLIST'
		| 'ADD_PAYMENT_INFO'
		| 'INITIATE_CHECKOUT'
		| 'CONTACT'
		| 'CUSTOMIZE_PRODUCT'
		| 'FIND_LOCATION'
		| 'SCHEDULE'
		| 'SUBMIT_APPLICATION'
		| 'START_TRIAL'
		| 'PAGE_VISIT'
		| 'VIEW_CATEGORY'
		| 'VIEW_CONTENT'
		| 'SEARCH'
		| 'WATCH_VIDEO';
}

const store = (world: World) => world.store<DefinedEvent>('advertiser defined event');
const keyOf = (account: string, name: string) => `${account}/${name}`;

export const advertiserDefinedEvents = [
	row('GET /ad_accounts/{ad_account_id}/advertiser_defined_events', {
		answer(call) {
			const { id } = adAccountFor(call);
			return { status: 200, body: { items: ofAccount(call.world, id).map(view) } };
		},
	}),
	row<object, { items: Given[] }>('POST /ad_accounts/{ad_account_id}/advertiser_defined_events', {
		answer(call) {
			const { id } = adAccountFor(call);
			const items = call.body.items.map(({ name, mapped_conversion_type: type }) =>
				record(name, () => {
					if (name.trim() === '') return 'The name must not be blank.';
					if (store(call.world).has(keyOf(id, name))) return `An event ${name} is defined already.`;
					addDefinedEvent(call.world, id, name, type);
					return undefined;
				}),
			);
			return { status: 200, body: { items } };
		},
	}),
	row<object, { items: Given[] }>('PATCH /ad_accounts/{ad_account_id}/advertiser_defined_events', {
		answer(call) {
			const { id } = adAccountFor(call);
			const items = call.body.items.map(({ name, mapped_conversion_type: type }) =>
				record(name, () => {
					const event = store(call.world).get(keyOf(id, name));
					if (!event) return `There is no event ${name}.`;
					event.mapped_conversion_type = type;
					return undefined;
				}),
			);
			return { status: 200, body: { items } };
		},
	}),
	row<{ event_names: string[] }>('DELETE /ad_accounts/{ad_account_id}/advertiser_defined_events', {
		answer(call) {
			const { id } = adAccountFor(call);
			const items = call.query.event_names.map((name) =>
				record(name, () => (store(call.world).delete(keyOf(id, name)) ? undefined : `There is no event ${name}.`)),
			);
			return { status: 200, body: { items } };
		},
	}),
];

/** Names of an ad account's own events: they may stand as `event_name` of what is sent. */
export function definedNames(world: World, account: string): Set<string> {
	return new Set(ofAccount(world, account).map(({ name }) => name));
}

export function addDefinedEvent(world: World, account: string, name: string, type: string | null): void {
	const event = { seq: world.nextSeq(), ad_account_id: account, name, mapped_conversion_type: type };
	store(world).set(keyOf(account, name), event);
}

function ofAccount(world: World, account: string): DefinedEvent[] {
	return [...store(world).values()].filter((each) => each.ad_account_id === account);
}

function view({ name, mapped_conversion_type }: DefinedEvent): Record<string, unknown> {
	return { name, mapped_conversion_type };
}

/** What came of one name; `work` says why not. What is refused changes nothing and stops nothing. */
function record(name: string, work: () => string | undefined): Record<string, unknown> {
	const reason = work();
	return {
		name,
		status: reason === undefined ? 'SUCCESS' : 'FAILURE',
		exceptions: reason === undefined ? [] : [reason],
	};
}
