import type { AdGroup } from './adGroups';

/** A few of the interests that can be targeted. */
export const interests = new Map([
	['925056443165', 'Home decor'],
	['935541271955', 'DIY and crafts'],
	['918093243960', 'Food and drinks'],
	['903260720461', 'Travel'],
]);

/** The ad group with names in place of the ids of interests, for those that have one. */
export function withInterestNames(adGroup: AdGroup): AdGroup {
	const { INTEREST: ids } = adGroup.targeting_spec;
	if (!ids) return adGroup;
	const named = ids.map((id) => interests.get(id) ?? id);
	return { ...adGroup, targeting_spec: { ...adGroup.targeting_spec, INTEREST: named } };
}
