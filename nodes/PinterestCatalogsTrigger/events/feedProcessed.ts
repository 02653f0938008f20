import type { IDataObject } from 'n8n-workflow';

import { asText } from '../../shared/api/json';
import { readPages } from '../../shared/api/pages';
import type { Call, Caller } from '../../shared/api/request';
import type { Values } from '../../shared/rows/field';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { choices, integer } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';
import type { List } from '../../shared/trigger/event';
import { changeOf, isOneOf, triggerEvent } from '../../shared/trigger/event';
import { pageOf } from '../../shared/trigger/source';

/** The results of each feed are a request of their own, so a page of feeds is a few of them. */
const FEEDS_ON_PAGE = 5;

export const feedProcessed = triggerEvent({
	value: 'feedProcessed',
	name: 'Catalog Feed Processed',
	description: 'When Pinterest has finished processing a feed of a catalog, or failed to, with the issues of its items',
	nothingToShow: 'no feed was processed yet',
	fields: [
		choices({
			name: 'feedStatuses',
			in: 'local',
			label: 'New Status',
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
				label: 'Maximum Item Issues',
				description: 'The maximum number of items with issues to read; 0 for none',
				minimum: 0,
				maximum: 1000,
				default: 100,
			}),
		],
	},
	lists: (_caller, { query, local }) => [local.feed === undefined ? feedsOf(query) : resultsOf(local.feed, query)],
	source: (caller, { query, local }) => {
		const { feed } = local;
		return feed === undefined
			? async (bookmark) => {
					const feeds = await pageOf(caller, feedsOf(query), bookmark);
					const results = feeds.things.map(
						async ({ object }) => (await pageOf(caller, resultsOf(asText(object.id) ?? '', query, object.name))).things,
					);
					return { ...feeds, things: (await Promise.all(results)).flat() };
				}
			: async () => ({ things: (await pageOf(caller, resultsOf(feed, query))).things });
	},
	matches: ({ value }, { local }) => value !== 'PROCESSING' && isOneOf(value, local.feedStatuses),
	fieldsOf: async (news, values, caller) => ({
		...changeOf('status', news),
		item_issues: await issuesOf(caller, news.thing.object, values),
	}),
});

function feedsOf(query: IDataObject): List {
	const page = { ...query, page_size: FEEDS_ON_PAGE };
	return {
		call: { request: 'GET /catalogs/feeds', query: page },
		keyOf: ({ id }) => id,
	};
}

/** Pinterest gives the first page only, the latest results; its bookmark does not work yet. */
function resultsOf(feedId: string, query: IDataObject, feedName?: IDataObject[string]): List {
	const feed = { feed_id: feedId, ...(feedName === undefined ? {} : { feed_name: feedName }) };
	return {
		call: { request: 'GET /catalogs/feeds/{feed_id}/processing_results', ids: { feed_id: feedId }, query },
		keyOf: ({ id }) => id,
		valueIn: ({ status }) => status,
		completed: (result) => ({ ...feed, ...result }),
	};
}

/** What is wrong with the items of a feed, up to the number that the option says. */
async function issuesOf(
	caller: Caller,
	{ id }: IDataObject,
	{ query, local }: Values<{ mostIssues?: number }>,
): Promise<IDataObject[]> {
	const limit = local.mostIssues ?? 100;
	if (limit === 0) return [];
	const ids = { processing_result_id: id };
	const call: Call = { request: 'GET /catalogs/processing_results/{processing_result_id}/item_issues', ids, query };
	return (await readPages(caller, call, { limit })).flatMap(({ items }) => items);
}
