import type { World } from '../../world';

/** What of campaigns, ad groups and ads these resources need to know. */
export interface Parent {
	seq: number;
	id: string;
	ad_account_id: string;
}

export type ParentType = 'advertiser' | 'campaign' | 'ad_group' | 'ad';

const kinds: ReadonlyArray<[ParentType, string]> = [
	['campaign', 'campaign'],
	['ad_group', 'ad group'],
	['ad', 'ad'],
];

/** What an id stands for within an ad account: the account itself or something in it. */
export function parentTypeOf(world: World, accountId: string, id: string): ParentType | undefined {
	if (id === accountId) return 'advertiser';
	for (const [type, kind] of kinds) if (isIn(world, kind, accountId, id)) return type;
	return undefined;
}

export function isIn(world: World, kind: string, accountId: string, id: string): boolean {
	return world.store<Parent>(kind).get(id)?.ad_account_id === accountId;
}

/** What an ad account has of a kind, first made first; none where nothing was seeded. */
export function ofAccount<T extends Parent>(world: World, kind: string, accountId: string): T[] {
	return [...world.store<T>(kind).values()].filter((each) => each.ad_account_id === accountId);
}
