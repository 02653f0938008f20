import type { IDataObject } from 'n8n-workflow';

import { readPages } from '../../shared/api/pages';
import type { Call, Caller } from '../../shared/api/request';
import type { Values } from '../../shared/rows/field';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { choices, integer } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';
import type { List, TriggerEvent } from '../event';
import { change } from '../event';
import { pageOf } from '../source';
import { isOneOf } from './newPin';

/** Each feed is a request of its own, so a page is a few of them. */
const FEEDS_ON_PAGE = 5;

export const feedProcessed: TriggerEvent = {
	value: 'feedProcessed',
	name: 'Catalog Feed Processed',
	description: 'When Pinterest has finished processing a feed of a catalog, or failed to, with the issues of its items',
	nothing: 'no feed was processed yet',
	fields: [
		choices({
			name: 'feedStatuses',
			in: 'local',
			label: 'Becomes',
			description: 'The outcomes at which the workflow runs',
			options: [
				{ name: 'Completed', value: 'COMPLETED' },
				{ name: 'Failed', value: 'FAILED' },
			],
			default: ['COMPLETED', 'FAILED'],
		}),
	],
	collections: {
		filters: [
			adsObject({
				name: 'feed',
				in: 'local',
				label: 'Feed',
				description: 'Only this feed; by default all feeds are watched',
				search: 'searchFeeds',
				kind: 'feed',
				example: '2680059592705',
			}),
		],
		options: [
			AD_ACCOUNT,
			integer({
				name: 'mostIssues',
				in: 'local',
				label: 'Most Item Issues',
				description: 'How many items with issues are read at most; 0 reads none',
				minimum: 0,
				maximum: 1000,
				default: 100,
			}),
		],
	},
	lists: (_caller, { query, local }) =>
		local.feed === undefined ? [feedsOf(query)] : [resultsOf(String(local.feed), query)],
	source: (caller, { query, local }, [list]) =>
		local.feed === undefined
			? async (bookmark) => {
					const feeds = await pageOf(caller, list, bookmark);
					const results = feeds.things.map(
						async ({ object }) => (await pageOf(caller, resultsOf(String(object.id), query, object.name))).things,
					);
					return { things: (await Promise.all(results)).flat(), bookmark: feeds.bookmark };
				}
			: async () => ({ things: (await pageOf(caller, list)).things }),
	matches: ({ value }, { local }) =>
		value !== 'PROCESSING' && isOneOf(value, local.feedStatuses as string[] | undefined),
	about: async (news, values, caller) => ({
		...change('status', news),
		item_issues: await issuesOf(caller, news.thing.object, values),
	}),
};

function feedsOf(query: IDataObject): List {
	const page = { ...query, page_size: FEEDS_ON_PAGE };
	return {
		call: { method: 'GET', path: '/catalogs/feeds', category: 'catalogs_read', query: page },
		keyOf: ({ id }) => String(id),
	};
}

/** Pinterest gives the first page only, the latest results; its bookmark does not work yet. */
function resultsOf(feedId: string, query: IDataObject, name?: unknown): List {
	const about = { feed_id: feedId, ...(name === undefined ? {} : { feed_name: name as string }) };
	return {
		call: {
			method: 'GET',
			path: '/catalogs/feeds/{feed_id}/processing_results',
			ids: { feed_id: feedId },
			category: 'catalogs_read',
			query,
		},
		keyOf: ({ id }) => String(id),
		valueIn: ({ status }) => status,
		show: (result) => ({ ...about, ...result }),
	};
}

/** What is wrong with items, up to the number that the option says. */
async function issuesOf(caller: Caller, { id }: IDataObject, { query, local }: Values): Promise<IDataObject[]> {
	const limit = Number(local.mostIssues ?? 100);
	if (limit === 0) return [];
	const call: Call = {
		method: 'GET',
		path: '/catalogs/processing_results/{processing_result_id}/item_issues',
		ids: { processing_result_id: id },
		category: 'catalogs_read',
		query,
	};
	return (await readPages(caller, call, { limit })).flatMap(({ items }) => items);
}
