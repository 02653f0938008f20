import { invalid } from '../../check';
import type { Listed } from '../../paging';
import { Refusal, row } from '../../row';
import type { World } from '../../world';
import type { Ad } from '../ads/ads';
import { leadsFile } from './leads';
import { adAccountFor, isReady, ownedBy, poll, startJob, type Worked } from './shared';

interface Export extends Listed, Worked {
	id: string;
	ad_account_id: string;
	ad_id: string;
	start_date: string;
	end_date: string;
	/** Where the file is, once it was made. */
	download_url?: string;
}

const exports = (world: World) => world.store<Export>('leads export');

const hourMs = 3_600_000;

export const leadsExportRows = [
	row<object, Pick<Export, 'ad_id' | 'start_date' | 'end_date'>>('POST /ad_accounts/{ad_account_id}/leads_export', {
		also: { properties: { start_date: { format: 'date' }, end_date: { format: 'date' } } },
		answer(call) {
			const { world, body } = call;
			const account = adAccountFor(call);
			const ad = world.store<Ad>('ad').get(body.ad_id);
			if (ad?.ad_account_id !== account.id)
				throw new Refusal(400, 400, "Body 'ad_id' is not an ad of this ad account.");
			if (body.end_date < body.start_date) throw invalid("Body 'end_date' must not be before 'start_date'.");
			const seq = world.nextSeq();
			const id = world.newId('leads export', seq);
			exports(world).set(id, { ...body, seq, id, ad_account_id: account.id, job: startJob() });
			return { status: 200, body: { leads_export_id: id } };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/leads_export/{leads_export_id}', {
		answer(call) {
			const { world, settings } = call;
			const { id } = adAccountFor(call);
			const one = ownedBy(exports(world).get(call.path.leads_export_id), id, 'Leads export');
			poll(one);
			if (!isReady(one, settings)) return { status: 200, body: { export_status: 'IN_PROGRESS', download_url: null } };
			if (settings.processingOutcome === 'failed')
				return { status: 200, body: { export_status: 'FAILED', download_url: null } };
			one.download_url ??= world.addFile({
				content: leadsFile(world, one.ad_id, one.start_date, one.end_date),
				contentType: 'text/csv',
				expiresAt: Date.now() + hourMs,
			});
			return { status: 200, body: { export_status: 'FINISHED', download_url: one.download_url } };
		},
	}),
];
