import { isIP } from 'node:net';

import { hashedKeys, type SentEvent, type UserData } from './eventBody';
import { isFuture, nowSeconds } from './shared';

/** Events older than this are refused. That there is an end is known, not where. */
export const oldestEventSeconds = 7 * 24 * 3600;

export const eventNames: readonly string[] = [
	'add_payment_info',
	'add_to_cart',
	'add_to_wishlist',
	'app_install',
	'checkout',
	'custom',
	'initiate_checkout',
	'lead',
	'page_visit',
	'search',
	'signup',
	'subscribe',
	'view_category',
	'view_content',
	'watch_video',
];

const actionSources = ['app_android', 'app_ios', 'web', 'offline'];

/** What an answer says of one event. Texts are empty where there is nothing to say. */
export interface Outcome {
	status: 'processed' | 'failed';
	error_message: string;
	warning_message: string;
}

/**
 * What comes of one event. The first rule it breaks refuses it; what is only unusual is warned of.
 * @param defined names of the ad account's own events
 */
export function judge(event: SentEvent, defined: ReadonlySet<string>): Outcome {
	const error = errorOf(event);
	const warning_message = warningsOf(event, defined).join(' ');
	if (error !== undefined) return { status: 'failed', error_message: error, warning_message };
	return { status: 'processed', error_message: '', warning_message };
}

function errorOf(event: SentEvent): string | undefined {
	const { action_source: source, event_id: id, event_time: time, user_data: user } = event;
	if (id.trim() === '') return "'event_id' must not be blank.";
	if (!actionSources.includes(source)) return `'action_source' must be one of ${actionSources.join(', ')}.`;
	if (isFuture(time)) return `'event_time' is in the future: ${time} is after ${nowSeconds()}.`;
	if (time < nowSeconds() - oldestEventSeconds) return `'event_time' is too far in the past: ${time}.`;
	return userError(user) ?? amountError(event);
}

function userError(user: UserData): string | undefined {
	const { em = [], hashed_maids: maids = [], client_ip_address: ip = '', client_user_agent: agent = '' } = user;
	if (em.length === 0 && maids.length === 0 && (ip === '' || agent === ''))
		return "'user_data' must hold em, hashed_maids, or both client_ip_address and client_user_agent.";
	for (const key of hashedKeys) {
		if (user[key]?.some((value) => !/^[0-9a-f]{64}$/i.test(value)))
			return `'user_data.${key}' must hold SHA-256 digests in hexadecimal.`;
	}
	return ip !== '' && isIP(ip) === 0 ? "'user_data.client_ip_address' is no IPv4 or IPv6 address." : undefined;
}

function amountError({ custom_data: custom = {} }: SentEvent): string | undefined {
	const amounts: Array<[string, string | null | undefined]> = [
		['value', custom.value],
		['predicted_ltv', custom.predicted_ltv],
		...(custom.contents ?? []).map(({ item_price: price }): [string, string | undefined] => [
			'contents.item_price',
			price,
		]),
	];
	const wrong = amounts.find(([, given]) => given != null && !(given.trim() !== '' && Number.isFinite(Number(given))));
	return wrong && `'custom_data.${wrong[0]}' is not a number.`;
}

function warningsOf(event: SentEvent, defined: ReadonlySet<string>): string[] {
	const { event_name: name, language, partner_name: partner, custom_data: custom } = event;
	const warnings: string[] = [];
	if (!eventNames.includes(name) && !defined.has(name)) warnings.push(`'event_name' ${name} is not a known event.`);
	if (language != null && !/^[a-z]{2}$/.test(language)) warnings.push("'language' is no two-letter language code.");
	if (partner != null && !/^ss-[a-z0-9_-]+$/.test(partner)) warnings.push("'partner_name' is not of the form ss-name.");
	if (custom?.currency != null && !/^[A-Z]{3}$/.test(custom.currency))
		warnings.push("'custom_data.currency' is no three-letter currency code.");
	return warnings;
}
