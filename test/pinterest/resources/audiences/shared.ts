import { invalid } from '../../check';
import { Refusal, type Call } from '../../row';
import type { Settings } from '../../settings';
import { isDone, type Job } from '../adsReports/jobs';
import { adAccountFor } from '../conversions/shared';

export { nowSeconds } from '../conversions/shared';
export { orderedPage, type OrderQuery } from '../ads/shared';
export { adAccountFor };

/** Something that is worked on after a request; null once the work is done, so that what was seeded is. */
export interface Worked {
	job: Job | null;
}

export function startJob(): Job {
	return { at: Date.now(), polls: 0 };
}

/** Counts a read of just this thing. */
export function poll({ job }: Worked): void {
	if (job) job.polls += 1;
}

/** Whether the work on it is done; once it is, it stays so. */
export function isReady(worked: Worked, settings: Settings): boolean {
	if (worked.job && isDone(worked.job, settings)) worked.job = null;
	return worked.job === null;
}

/** A body may repeat the ad account of the path, but not name another one. */
export function checkSameAccount(call: Pick<Call, 'path'>, given: string | undefined, where: string): void {
	if (given !== undefined && given !== call.path.ad_account_id)
		throw invalid(`Body '${where}' is not the ad account of the path.`);
}

/** Text that is more than blanks, or 400. */
export function needText(text: string | null | undefined, where: string): string {
	if (text == null || text.trim() === '') throw invalid(`Body '${where}' must not be missing or blank.`);
	return text;
}

export function missing(what: string): Refusal {
	return new Refusal(404, 404, `${what} not found.`);
}

/** The thing of this id, when it belongs to the ad account; 404 otherwise. */
export function ownedBy<T extends { ad_account_id: string }>(
	found: T | undefined,
	account: string,
	what: string,
	refusal = missing(what),
): T {
	if (found?.ad_account_id !== account) throw refusal;
	return found;
}
