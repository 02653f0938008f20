import type { World } from '../../world';
import { addDefinedEvent } from './advertiserDefinedEvents';
import { addDeletionRequest } from './deletionRequests';
import { addTag, addTagEvent } from './tags';

const day = 24 * 3600;
const start = Date.parse('2026-02-10T09:00:00Z') / 1000;

/** Three tags (one of them deleted), own events and old deletion requests in the shop's first ad account; one tag in each other. */
export function seed(world: World): void {
	[...world.adAccounts.keys()].forEach((account, at) => {
		const site = addTag(
			world,
			account,
			{ name: 'Shop', aem_enabled: true, aem_ph_enabled: true },
			{ enhanced_match_status: 'VALIDATION_COMPLETE', last_fired_time_ms: (start + 30 * day) * 1000 },
		);
		for (const event of ['PAGE_VISIT', 'ADD_TO_CART', 'CHECKOUT']) addTagEvent(world, site, event, start + at * day);
		addDefinedEvent(world, account, 'ordered_sample', 'LEAD');
		if (at === 0) seedMore(world, account);
	});
}

function seedMore(world: World, account: string): void {
	const journal = addTag(world, account, { name: 'Journal', md_frequency: 0.5 });
	for (const event of ['PAGE_VISIT', 'SIGNUP', 'SEARCH']) addTagEvent(world, journal, event, start + 3 * day);
	const old = addTag(world, account, { name: 'Old shop' }, { status: 'ARCHIVED' });
	addTagEvent(world, old, 'PAGE_VISIT', start - 300 * day);
	addDefinedEvent(world, account, 'booked_visit', 'SCHEDULE');
	addDefinedEvent(world, account, 'download_picture', null);
	const plans = [
		['SUBMITTED', { user_emails: ['ada@linen.example'] }],
		['CANCELLED', { epiks: ['dj0yJnU9c2FtcGxl'] }],
		['SUBMITTED', { user_emails: ['ben@linen.example'], epiks: ['dj0yJnU9b3RoZXI'] }],
	] as const;
	plans.forEach(([status, targets], at) => {
		const created = (start + at * 7 * day) * 1000;
		const processed = status === 'SUBMITTED' ? created + 3 * day * 1000 : null;
		const { user_emails, epiks } = { user_emails: undefined, epiks: undefined, ...targets };
		addDeletionRequest(world, account, {
			status,
			created,
			processed,
			targets: { ...(user_emails && { user_emails: [...user_emails] }), ...(epiks && { epiks: [...epiks] }) },
		});
	});
}
