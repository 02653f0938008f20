import type { World } from '../../world';
import { runsOf, type FeedRun } from './feedRuns';
import { matches } from './filterMatch';
import { codeOf, type Issue } from './itemRules';
import { idOf, itemsIn, titleOf, type Item } from './itemStore';
import { groupStore } from './productGroupStore';

/** A number of items with the same thing wrong. */
export interface Stat {
	code: number;
	code_label: string;
	message: string;
	occurrences: number;
	/** Issues of feeds. */
	severity?: 'ERROR' | 'WARN';
	/** Issues of what is shown. */
	ineligible_for_ads?: boolean;
	ineligible_for_organic?: boolean;
}

type Line = Record<string, unknown>;

/** The run that is meant, or else the last one that came to an end. */
export function runOf(world: World, feedId: string, runId: string | undefined): FeedRun | undefined {
	return runsOf(world, feedId).findLast((run) =>
		runId === undefined ? run.status !== 'PROCESSING' : run.id === runId,
	);
}

const issuesOf = (run: FeedRun) =>
	run.lines.flatMap(({ item_number, item_id, errors, warnings }) => {
		const marked = (severity: 'ERROR' | 'WARN') => (issue: Issue) => ({ item_number, item_id, severity, issue });
		return [...errors.map(marked('ERROR')), ...warnings.map(marked('WARN'))];
	});

/** A line for each issue of each item. */
export function ingestionLines(run: FeedRun | undefined): Line[] {
	return (run ? issuesOf(run) : []).map(({ item_number, item_id, severity, issue }) => ({
		item_number,
		item_id: item_id ?? '',
		severity,
		code: codeOf(issue.name),
		code_label: issue.name,
		attribute: issue.attribute,
		provided_value: issue.given ?? '',
		message: issue.message,
	}));
}

export function ingestionStats(run: FeedRun | undefined): Stat[] {
	const stats = new Map<string, Stat>();
	for (const { severity, issue } of run ? issuesOf(run) : []) {
		const key = `${severity} ${issue.name}`;
		const stat = stats.get(key) ?? {
			code: codeOf(issue.name),
			code_label: issue.name,
			message: issue.message,
			occurrences: 0,
			severity,
		};
		stat.occurrences += 1;
		stats.set(key, stat);
	}
	return [...stats.values()];
}

/** Why items are in the catalog and still not shown. */
const distribution = [
	{
		code_label: 'ADULT_CONTENT',
		message: 'Items for adults are not shown.',
		ineligible_for_ads: true,
		ineligible_for_organic: true,
		has: ({ attributes }: Item) => attributes.adult === true,
	},
	{
		code_label: 'OUT_OF_STOCK',
		message: 'Items that are out of stock are not advertised.',
		ineligible_for_ads: true,
		ineligible_for_organic: false,
		has: ({ attributes }: Item) => String(attributes.availability).toLowerCase() === 'out of stock',
	},
];

export function distributionLines(world: World, catalogId: string): Line[] {
	return itemsIn(world, catalogId).flatMap((item) =>
		distribution
			.filter(({ has }) => has(item))
			.map(({ has: _has, code_label, ...issue }) => ({
				...idOf(item),
				country: item.country,
				language: item.language,
				code: codeOf(code_label),
				code_label,
				...issue,
			})),
	);
}

export function distributionStats(world: World, catalogId: string): Stat[] {
	const items = itemsIn(world, catalogId);
	return distribution
		.map(({ has, code_label, ...issue }) => ({
			code: codeOf(code_label),
			code_label,
			...issue,
			occurrences: items.filter(has).length,
		}))
		.filter(({ occurrences }) => occurrences > 0);
}

/** @param groupId only items of this product group */
export function itemLines(world: World, catalogId: string, groupId?: string): Line[] {
	const group = groupStore(world).get(groupId ?? '');
	const items = itemsIn(world, catalogId).filter((item) => !group || matches(world, item, group.filters));
	return items.map((item) => ({
		...idOf(item),
		country: item.country,
		language: item.language,
		title: titleOf(item),
		link: item.attributes.link,
		price: item.attributes.price,
		availability: item.attributes.availability,
	}));
}
