import { randomBytes } from 'node:crypto';
import { page, type PageQuery } from '../../paging';
import { Refusal, row } from '../../row';
import { isDone, type Job } from '../adsReports/jobs';
import { csvCell } from '../adsReports/reportFile';
import { feedFor } from './feedStore';
import { idOf } from './itemStore';
import { distributionLines, distributionStats, ingestionLines, ingestionStats, itemLines, runOf } from './reportRows';
import { settle } from './settle';
import { catalogOrOldest, catalogsOf, type Acting } from './shared';

type ReportType = 'FEED_INGESTION_ISSUES' | 'DISTRIBUTION_ISSUES' | 'ALL_ITEMS';
type ReportCatalog = 'RETAIL' | 'HOTEL';

interface ReportFacts {
	report_type: ReportType;
	feed_id?: string;
	processing_result_id?: string;
	catalog_id?: string;
	product_group_id?: string;
}

interface CatalogReport extends Job {
	ownerId: string;
	/** What was asked for, and on which day: the same gives the same report. */
	key: string;
	content: string;
}

/** A deep object in a query: one parameter for each of its keys. */
interface StatsQuery extends PageQuery {
	'parameters[catalog_type]': ReportCatalog;
	'parameters[report][report_type]': ReportType;
	'parameters[report][feed_id]'?: string;
	'parameters[report][processing_result_id]'?: string;
	'parameters[report][catalog_id]'?: string;
}

const fileMs = 5 * 60_000;

export const reports = [
	row<object, { catalog_type: ReportCatalog; report: ReportFacts }>('POST /catalogs/reports', {
		answer(call) {
			settle(call);
			const store = call.world.store<CatalogReport>('catalog report');
			const subject = subjectOf(call, call.body.catalog_type, call.body.report);
			const key = JSON.stringify([call.user.id, new Date().toISOString().slice(0, 10), call.body]);
			for (const [token, report] of store) if (report.key === key) return { status: 200, body: { token } };
			const token = randomBytes(24).toString('base64url');
			const { catalog_type, report: asked } = call.body;
			const content = csv(linesOf(call, asked, subject), columnsOf(catalog_type, asked));
			store.set(token, { ownerId: call.user.id, key, content, at: Date.now(), polls: 0 });
			return { status: 200, body: { token } };
		},
	}),
	row<{ token: string }>('GET /catalogs/reports', {
		answer(call) {
			catalogsOf(call);
			const report = call.world.store<CatalogReport>('catalog report').get(call.query.token);
			if (report?.ownerId !== call.user.id || call.settings.processingOutcome === 'failed')
				throw new Refusal(400, 1104, 'The token is of no report, or of one that is gone.');
			report.polls += 1;
			if (!isDone(report, call.settings))
				return { status: 200, body: { report_status: 'IN_PROGRESS', url: null, size: null } };
			const { content } = report;
			const url = call.world.addFile({ content, contentType: 'text/csv', expiresAt: Date.now() + fileMs });
			return { status: 200, body: { report_status: 'FINISHED', url, size: Buffer.byteLength(content) } };
		},
	}),
	row<StatsQuery>('GET /catalogs/reports/stats', {
		answer(call) {
			settle(call);
			const given = call.query;
			const report_type = given['parameters[report][report_type]'];
			const report = {
				report_type,
				feed_id: given['parameters[report][feed_id]'],
				processing_result_id: given['parameters[report][processing_result_id]'],
				catalog_id: given['parameters[report][catalog_id]'],
			};
			checkKeys(report);
			const { catalogId, run } = subjectOf(call, given['parameters[catalog_type]'], report);
			const stats =
				report_type === 'DISTRIBUTION_ISSUES' ? distributionStats(call.world, catalogId) : ingestionStats(run);
			// Pages go from the highest number down.
			const listed = [...stats].reverse().map((stat, at) => ({ seq: at + 1, stat }));
			const body = page(call, listed, ({ stat }) => ({ report_type, catalog_id: catalogId, ...stat }), {
				filters: { report, catalogId },
			});
			return { status: 200, body };
		},
	}),
];

/** A query has no variants, so that the keys of the other kind of report are refused here. */
function checkKeys({ report_type: type, feed_id: feed, processing_result_id: run, catalog_id: catalog }: ReportFacts) {
	const refuse = (message: string) => new Refusal(400, 1, message);
	if (type === 'FEED_INGESTION_ISSUES') {
		if (feed === undefined) throw refuse("Parameter 'parameters[report][feed_id]' is required.");
		if (catalog !== undefined) throw refuse("Unknown query parameter 'parameters[report][catalog_id]'.");
	} else if (feed !== undefined || run !== undefined) {
		throw refuse(`'parameters[report]' takes no feed and no processing result for ${type}.`);
	}
}

/** The catalog, and for issues of a feed the run, that a report is about. 404 where they are not there. */
function subjectOf(call: Acting, type: ReportCatalog, report: ReportFacts) {
	catalogsOf(call);
	if (report.report_type !== 'FEED_INGESTION_ISSUES')
		return { catalogId: catalogOrOldest(call, report.catalog_id, type).id, run: undefined };
	const feed = feedFor(call, report.feed_id ?? '');
	if (feed.catalog_type !== type) throw new Refusal(404, 4161, `There is no feed ${feed.id} of type ${type}.`);
	const run = runOf(call.world, feed.id, report.processing_result_id);
	if (!run && report.processing_result_id !== undefined) throw new Refusal(404, 4184, 'Processing result not found.');
	return { catalogId: feed.catalog_id, run };
}

function linesOf(
	{ world }: Acting,
	{ report_type: type, product_group_id: group }: ReportFacts,
	subject: ReturnType<typeof subjectOf>,
) {
	switch (type) {
		case 'FEED_INGESTION_ISSUES':
			return ingestionLines(subject.run);
		case 'DISTRIBUTION_ISSUES':
			return distributionLines(world, subject.catalogId);
		case 'ALL_ITEMS':
			return itemLines(world, subject.catalogId, group);
	}
}

/** The columns of a report that has no lines. */
function columnsOf(catalog_type: ReportCatalog, { report_type: type }: ReportFacts): string[] {
	const ids = [...Object.keys(idOf({ catalog_type, id: '' })), 'country', 'language'];
	switch (type) {
		case 'FEED_INGESTION_ISSUES':
			return 'item_number,item_id,severity,code,code_label,attribute,provided_value,message'.split(',');
		case 'DISTRIBUTION_ISSUES':
			return [...ids, 'code', 'code_label', 'message'];
		case 'ALL_ITEMS':
			return [...ids, 'title', 'link', 'price', 'availability'];
	}
}

/** @param columns what the header has where there are no lines */
function csv(lines: Array<Record<string, unknown>>, columns: string[]): string {
	const names = lines[0] ? Object.keys(lines[0]) : columns;
	const texts = lines.map((line) => names.map((name) => csvCell(line[name] ?? '')).join(','));
	return [names.join(','), ...texts, ''].join('\n');
}
