import { page, type PageQuery } from '../paging';
import { row } from '../row';
import type { AdAccount, World } from '../world';

export const adAccounts = [
	row<PageQuery & { include_shared_accounts: boolean }>('GET /ad_accounts', {
		answer(call) {
			const { include_shared_accounts: shared } = call.query;
			const body = page(call, [...call.world.adAccounts.values()], (each) => adAccountView(call.world, each), {
				filters: { shared },
				keep: (each) => shared || each.ownerId === call.user.id,
			});
			return { status: 200, body };
		},
	}),
];

export function adAccountView(world: World, each: AdAccount): Record<string, unknown> {
	return {
		id: each.id,
		name: each.name,
		owner: { id: each.ownerId, username: world.accounts.get(each.ownerId)?.username ?? '' },
		country: each.country,
		currency: each.currency,
		time_zone: each.timeZone,
		permissions: each.permissions,
		created_time: each.createdTime,
		updated_time: each.createdTime,
	};
}
