import { randomFrom } from '../../random';
import type { World } from '../../world';
import type { Ad } from '../ads/ads';
import type { Campaign } from '../ads/campaigns';
import { leadForms, type LeadForm, type Question } from './leadForms';

const dayMs = 24 * 3600 * 1000;
/** Leads are kept for this many days. */
const keptDays = 30;

const people = [
	['Ada', 'Lind'],
	['Ben', 'Okafor'],
	['Chloé', 'Marchand'],
	['Dario', 'Conti'],
	['Elif', 'Yıldız'],
];

/**
 * The leads of an ad as CSV, with a header; oldest first. Up to three a day come from ads that have a form or are of a campaign for
 * leads, none from others.
 * @param start first day that counts, UTC, `YYYY-MM-DD`
 * @param end last day that counts
 */
export function leadsFile(world: World, adId: string, start: string, end: string): string {
	const ad = world.store<Ad>('ad').get(adId);
	const form = ad && formOf(world, ad);
	const header = ['lead_id', 'created_time', 'campaign_id', 'ad_id', 'lead_form_id'];
	if (!ad || !form) return csv([header]);
	const rows = datesBetween(start, end).flatMap((day) => leadsOf(ad, form, day));
	return csv([[...header, ...form.questions.map(label)], ...rows]);
}

function leadsOf(ad: Ad, form: LeadForm, day: string): string[][] {
	const random = randomFrom(`${ad.id} ${day}`);
	return Array.from({ length: Math.floor(random() * 4) }, (_, at) => {
		const [first, last] = people[Math.floor(random() * people.length)];
		const id = `${form.id.slice(0, 6)}${day.replaceAll('-', '')}${at}`;
		const created = `${day}T${String(6 + at * 5).padStart(2, '0')}:${10 + Math.floor(random() * 50)}:00Z`;
		const answers = form.questions.map((question) => answer(question, first, last));
		return [id, created, ad.campaign_id, ad.id, form.id, ...answers];
	});
}

function answer(question: Question, first: string, last: string): string {
	switch (question.question_type) {
		case 'FULL_NAME':
			return `${last}, ${first}`;
		case 'FIRST_NAME':
			return first;
		case 'LAST_NAME':
			return last;
		case 'EMAIL':
			return `${first}.${last}@mail.example`.toLowerCase();
		case 'CUSTOM':
			return question.custom_question_options?.[first.length % 2] ?? `We are ${first.length}, and like "linen"`;
		default:
			return '';
	}
}

/** The ad's own form; a campaign for leads has the oldest of the ad account where its ad names none. */
function formOf(world: World, ad: Ad): LeadForm | undefined {
	const { lead_form_id: own } = ad as { lead_form_id?: string | null };
	if (own) return leadForms(world).get(own.replace(/^AG/, ''));
	if (world.store<Campaign>('campaign').get(ad.campaign_id)?.objective_type !== 'LEADS') return undefined;
	return [...leadForms(world).values()].find((form) => form.ad_account_id === ad.ad_account_id);
}

function label({ question_type: type, custom_question_label: custom }: Question): string {
	return custom ?? type ?? '';
}

/** The days of the range for which leads are kept, up to today. */
function datesBetween(start: string, end: string): string[] {
	const today = new Date().toISOString().slice(0, 10);
	return Array.from({ length: keptDays + 1 }, (_, back) =>
		new Date(Date.parse(today) - (keptDays - back) * dayMs).toISOString().slice(0, 10),
	).filter((day) => day >= start && day <= end);
}

function csv(rows: string[][]): string {
	const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
