import { page, type PageQuery } from '../../paging';
import { Refusal, row } from '../../row';
import { countIssues, runsOf, runStore, type FeedRun, type LineIssues } from './feedRuns';
import { feedFor } from './feedStore';
import type { Issue } from './itemRules';
import { settle } from './settle';

/** Samples of each issue that are listed. */
const mostOfEach = 20;

export const feedResults = [
	row<PageQuery>('GET /catalogs/feeds/{feed_id}/processing_results', {
		answer(call) {
			const feed = feedFor(call, call.path.feed_id);
			for (const run of runsOf(call.world, feed.id)) run.polls += 1;
			settle(call);
			return { status: 200, body: page(call, runsOf(call.world, feed.id), runView) };
		},
	}),
	row<PageQuery & { item_numbers?: string[]; item_validation_issue?: string }>(
		'GET /catalogs/processing_results/{processing_result_id}/item_issues',
		{
			answer(call) {
				settle(call);
				const { item_numbers: numbers, item_validation_issue: issue } = call.query;
				const run = runStore(call.world).get(call.path.processing_result_id);
				if (run?.ownerId !== call.user.id) throw new Refusal(404, 4184, 'Processing result not found.');
				if (numbers && issue !== undefined)
					throw new Refusal(501, 4181, "'item_numbers' and 'item_validation_issue' can't be used together yet.");
				const lines = sampled(run)
					.filter(
						({ item_number: number, errors, warnings }) =>
							(!numbers || numbers.includes(String(number))) &&
							(issue === undefined || [...errors, ...warnings].some(({ name }) => name === issue)),
					)
					// The list is in the order of the file, and pages go from the highest number down.
					.map((line) => ({ seq: -line.item_number, line }))
					.reverse();
				const body = page(call, lines, ({ line }) => lineView(line), { filters: { numbers, issue } });
				return { status: 200, body };
			},
		},
	),
];

function runView(run: FeedRun): Record<string, unknown> {
	const { id, created_at, updated_at, status, counts, videos } = run;
	const [errors, warnings] = [countIssues(run, 'errors'), countIssues(run, 'warnings')];
	return {
		id,
		created_at,
		updated_at,
		status,
		product_counts: counts,
		video_counts: { total_videos: videos, ingested_videos: videos, not_ingested_videos: 0 },
		ingestion_details: { errors: {}, info: run.info, warnings: {} },
		validation_details: { errors, warnings },
	};
}

/** Not more than so many lines with each issue. */
function sampled({ lines }: FeedRun): LineIssues[] {
	const seen = new Map<string, number>();
	const few = (issues: Issue[]) =>
		issues.filter(({ name }) => {
			const count = (seen.get(name) ?? 0) + 1;
			seen.set(name, count);
			return count <= mostOfEach;
		});
	return lines
		.map((line) => ({ ...line, errors: few(line.errors), warnings: few(line.warnings) }))
		.filter(({ errors, warnings }) => errors.length + warnings.length > 0);
}

function lineView({ item_number, item_id, errors, warnings }: LineIssues): Record<string, unknown> {
	const byName = (issues: Issue[]) =>
		Object.fromEntries(
			issues.map(({ name, attribute, given }) => [
				name,
				{
					attribute_name: fieldTypes[attribute] ?? attribute.toUpperCase(),
					provided_value: given == null ? null : typeof given === 'string' ? given : JSON.stringify(given),
				},
			]),
		);
	return { item_number, item_id, errors: byName(errors), warnings: byName(warnings) };
}

/** Names of attributes in this list where they are not the attribute's own in capitals. Null is something it has no name for. */
const fieldTypes: Record<string, string | null> = {
	link: 'ITEM_LINK',
	number_of_reviews: 'NUM_REVIEWS',
	number_of_ratings: 'NUM_RATINGS',
	average_review_rating: 'AVG_REVIEW_RATING',
	custom_number_0: null,
	custom_number_1: null,
	custom_number_2: null,
	custom_number_3: null,
	custom_number_4: null,
	main_image: 'IMAGE_LINK',
	name: 'TITLE',
	base_price: 'PRICE',
	guest_ratings: null,
	visibility: null,
};
