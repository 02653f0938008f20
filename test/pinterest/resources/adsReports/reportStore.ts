import { randomBytes } from 'node:crypto';
import { Refusal, type Call } from '../../row';
import type { World } from '../../world';
import { adAccountFor } from '../ads/shared';
import { isDone, type Job } from './jobs';
import { reportText, type ReportFormat, type ReportPlan } from './reportFile';

export const reportStatuses = ['DOES_NOT_EXIST', 'FINISHED', 'IN_PROGRESS', 'EXPIRED', 'FAILED', 'CANCELLED'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

export type ReportKind = 'ads' | 'mmm' | 'conversion products';

export interface Report extends Job {
	token: string;
	seq: number;
	ad_account_id: string;
	/** A token is known only to the operation that reads reports of its kind. */
	kind: ReportKind;
	name?: string;
	plan: ReportPlan;
	finishedAt?: number;
	/** The file, once it was made. */
	content?: Buffer;
}

/**
 * What a test may say about reports, in `world.store<ReportSettings>('report settings')`. The key is a token, a report's name, an id of an
 * ad account, or `*` for all; what stands first in this list has its way.
 */
export interface ReportSettings {
	/** How the report ends; `EXPIRED` and `DOES_NOT_EXIST` are answered at once. */
	outcome?: Exclude<ReportStatus, 'IN_PROGRESS'>;
	/** Questions it takes, in place of the setting for everything. */
	polls?: number;
	/** How many rows the file has: made up where there are fewer. */
	rows?: number;
	/** Format of the file, for the kinds of reports that don't let the client choose. */
	format?: ReportFormat;
	/** How long the address is good for, in milliseconds; five minutes unless said. */
	urlMs?: number;
	/** How long the report is kept after it was finished; an hour unless said. */
	reportMs?: number;
}

const minute = 60_000;

/** Takes a report in hand. */
export function addReport(
	world: World,
	facts: Pick<Report, 'ad_account_id' | 'kind' | 'plan'> & { name?: string },
): Report {
	const seq = world.nextSeq();
	// As long and as full of characters that need encoding as real ones.
	const token = `${Buffer.from(`${facts.kind} ${seq}`).toString('base64')}+/${randomBytes(36).toString('base64')}=`;
	const report = { ...facts, seq, token, at: Date.now(), polls: 0 };
	world.store<Report>('report').set(token, report);
	return report;
}

export function reportSettings(
	world: World,
	{ token, name, ad_account_id: account }: Pick<Report, 'token' | 'name' | 'ad_account_id'>,
): ReportSettings {
	const all = world.store<ReportSettings>('report settings');
	return { ...all.get('*'), ...all.get(account), ...(name !== undefined && all.get(name)), ...all.get(token) };
}

export interface ReportState {
	report_status: ReportStatus;
	/** Bytes of the file. */
	size: number | null;
	/** A new one at each question. */
	url: string | null;
}

/** How a report stands, after one more question about it. A token of another ad account or kind doesn't exist. */
export function reportState(call: Call<{ token: string }>, kind: ReportKind): ReportState {
	const { world, settings, query } = call;
	const account = adAccountFor(call);
	const report = world.store<Report>('report').get(query.token);
	if (report?.ad_account_id !== account.id || report.kind !== kind) return without('DOES_NOT_EXIST');
	report.polls += 1;
	const own = reportSettings(world, report);
	const { outcome = settings.processingOutcome === 'failed' ? 'FAILED' : 'FINISHED' } = own;
	if (outcome === 'EXPIRED' || outcome === 'DOES_NOT_EXIST') return without(outcome);
	if (report.finishedAt === undefined && !isDone(report, settings, own.polls)) return without('IN_PROGRESS');
	report.finishedAt ??= Date.now();
	if (outcome !== 'FINISHED') return without(outcome);
	if (Date.now() - report.finishedAt >= (own.reportMs ?? 60 * minute)) {
		report.content = undefined;
		return without('EXPIRED');
	}
	const format = own.format ?? report.plan.format;
	report.content ??= Buffer.from(reportText({ ...report.plan, format }, own.rows));
	const url = world.addFile({
		content: report.content,
		contentType: format === 'CSV' ? 'text/csv' : 'application/json',
		expiresAt: Date.now() + (own.urlMs ?? 5 * minute),
	});
	return { report_status: 'FINISHED', size: report.content.length, url };
}

function without(report_status: ReportStatus): ReportState {
	return { report_status, size: null, url: null };
}

/** Refuses (429) more than `most` reports of a kind within a minute for an ad account. */
export function checkPace(world: World, accountId: string, kind: ReportKind, most: number): void {
	const recent = [...world.store<Report>('report').values()].filter(
		(each) => each.kind === kind && each.ad_account_id === accountId && Date.now() - each.at < minute,
	);
	if (recent.length < most) return;
	const wait = Math.ceil((recent[0].at + minute - Date.now()) / 1000);
	throw new Refusal(429, 8, 'This request exceeded a rate limit.', {}, { 'retry-after': `${wait}` });
}
