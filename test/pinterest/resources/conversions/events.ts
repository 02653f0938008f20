import type { Listed } from '../../paging';
import { row } from '../../row';
import type { World } from '../../world';
import { definedNames } from './advertiserDefinedEvents';
import { type SentEvent } from './eventBody';
import { judge } from './eventRules';
import { adAccountFor } from './shared';

/** An event that was accepted, as it was sent, and what else is known of it. */
export interface ConversionEvent extends SentEvent, Listed {
	ad_account_id: string;
	/** How often an event of this id came; it counts once. */
	times_received: number;
}

export const conversionEvents = (world: World) => world.store<ConversionEvent>('conversion event');

/** Roles on an ad account that may send its conversions. */
const roles = ['OWNER', 'ADMIN', 'ANALYST', 'AUDIENCE_MANAGER', 'CAMPAIGN_MANAGER'];

export const events = [
	row<{ test?: boolean }, { data: SentEvent[] }>('POST /ad_accounts/{ad_account_id}/events', {
		answer(call) {
			const { id: account } = adAccountFor(call, roles);
			const { data } = call.body;
			const defined = definedNames(call.world, account);
			const outcomes = data.map((event) => {
				const outcome = judge(event, defined);
				if (outcome.status === 'processed' && !call.query.test) keep(call.world, account, event);
				return outcome;
			});
			const processed = outcomes.filter(({ status }) => status === 'processed').length;
			const report = { num_events_received: data.length, num_events_processed: processed, events: outcomes };
			if (processed === data.length) return { status: 200, body: report };
			const message = 'Not all events could be processed.';
			return { status: 422, body: { code: 953, message, details: report } };
		},
	}),
];

/** The first event of an id is kept; what comes again with it is only counted. */
function keep(world: World, account: string, event: SentEvent): void {
	const key = `${account}/${event.event_id}`;
	const known = conversionEvents(world).get(key);
	if (known) known.times_received += 1;
	else conversionEvents(world).set(key, { ...event, seq: world.nextSeq(), ad_account_id: account, times_received: 1 });
}
