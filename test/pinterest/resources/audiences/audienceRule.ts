import { invalid } from '../../check';
import type { JsonSchema } from '../../row';
import type { AdAccount, World } from '../../world';
import { tags } from '../conversions/tags';
import { customerLists, type CustomerList } from './customerListStore';
export type AudienceType = 'CUSTOMER_LIST' | 'VISITOR' | 'ENGAGEMENT' | 'ACTALIKE' | 'PERSONA';

/** Who belongs to an audience, as it may be sent: some facts as a value or a list, or a number as text. */
export interface AudienceRule {
	ad_account_id?: string;
	ad_id?: string[];
	campaign_id?: string[];
	country?: string;
	customer_list_id?: string;
	engagement_domain?: string[];
	engagement_type?: string;
	engager_type?: number;
	event?: string;
	event_data?: object;
	event_source?: object;
	ingestion_source?: object;
	objective_type?: string[];
	percentage?: number | string;
	pin_id?: string[];
	prefill?: boolean;
	retention_days?: number;
	seed_id?: string[] | string;
	url?: string[] | string | Record<string, string>;
	visitor_source_id?: string | string[];
}

/** The description tells of addresses as a text and as a condition, but its schema only of lists. */
export const wider = {
	'rule.url': {
		variants: [
			{ type: 'string' },
			{
				type: 'object',
				minProperties: 1,
				propertyNames: { enum: ['=', '!=', 'contains', 'not_contains'] },
				additionalProperties: { type: 'string' },
			},
		],
	},
};

/** Bounds within a rule. */
export const ruleBounds: JsonSchema = {
	properties: {
		country: { pattern: '^[A-Z]{2}$' },
		engagement_type: { enum: ['click', 'save', 'closeup', 'comment', 'like'] },
		engager_type: { minimum: 1, maximum: 2 },
		event_source: { minProperties: 1, additionalProperties: { type: 'array', minItems: 1 } },
		ingestion_source: { minProperties: 1, additionalProperties: { type: 'array', minItems: 1 } },
		percentage: { minimum: 1, maximum: 10, pattern: '^([1-9]|10)$' },
		retention_days: { minimum: 1, maximum: 540 },
		visitor_source_id: { minItems: 1, maxItems: 1 },
	},
};

/**
 * The rule as it is kept, with what Pinterest fills in: numbers as numbers, one tag, lists as lists. Refuses (400) a rule without what
 * its type needs, and one that names things the ad account does not have.
 * @param isAudience whether the ad account has, or was given, an audience of this id
 */
export function checkedRule(
	world: World,
	account: AdAccount,
	type: AudienceType,
	given: AudienceRule,
	isAudience: (id: string) => boolean,
): AudienceRule {
	const isOwn = (kind: string) => (id: string) =>
		world.store<{ ad_account_id: string }>(kind).get(id)?.ad_account_id === account.id;
	const rule: AudienceRule = { ...given };
	switch (type) {
		case 'CUSTOMER_LIST': {
			need(rule, 'customer_list_id', type);
			needKnown('customer_list_id', [rule.customer_list_id ?? ''], isOwn('customer list'));
			break;
		}
		case 'VISITOR': {
			need(rule, 'visitor_source_id', type);
			const [tag] = [rule.visitor_source_id ?? ''].flat();
			needKnown('visitor_source_id', [tag], isOwn('conversion tag'));
			if (rule.event_data && !rule.event) throw invalid("Body 'rule.event_data' needs an 'event'.");
			Object.assign(rule, { visitor_source_id: tag, prefill: rule.prefill ?? true });
			break;
		}
		case 'ENGAGEMENT': {
			need(rule, 'engagement_domain', type);
			needKnown('engagement_domain', rule.engagement_domain ?? [], isVerified(world, account));
			needKnown('campaign_id', rule.campaign_id ?? [], isOwn('campaign'));
			needKnown('ad_id', rule.ad_id ?? [], isOwn('ad'));
			break;
		}
		case 'ACTALIKE': {
			for (const name of ['seed_id', 'country', 'percentage'] as const) need(rule, name, type);
			rule.seed_id = [rule.seed_id ?? []].flat();
			needKnown('seed_id', rule.seed_id, isAudience);
			rule.percentage = Number(rule.percentage);
			break;
		}
		case 'PERSONA':
			// Nothing is said of its rule.
			break;
	}
	if (type === 'VISITOR' || type === 'ENGAGEMENT') rule.retention_days ??= 180;
	if (typeof rule.url === 'string') rule.url = [rule.url];
	return rule;
}

export function customerListOf(world: World, rule: AudienceRule): CustomerList | undefined {
	return customerLists(world).get(rule.customer_list_id ?? '');
}

/** The oldest tag of an ad account. */
export function firstTag(world: World, account: string): string | undefined {
	for (const tag of tags(world).values()) if (tag.ad_account_id === account) return tag.id;
	return undefined;
}

function need(rule: AudienceRule, name: keyof AudienceRule, type: AudienceType): void {
	const value = rule[name];
	if (value === undefined || (Array.isArray(value) && value.length === 0))
		throw invalid(`Body 'rule.${name}' is required for audiences of the type ${type}.`);
}

function needKnown(name: keyof AudienceRule, given: string[], isKnown: (id: string) => boolean): void {
	const unknown = given.find((id) => !isKnown(id));
	if (unknown !== undefined) throw invalid(`Body 'rule.${name}' has what this ad account does not: ${unknown}.`);
}

/** Domains count with and without `www.`. */
function isVerified(world: World, account: AdAccount): (domain: string) => boolean {
	const websites = world.accounts.get(account.ownerId)?.websites ?? [];
	const verified = websites.filter(({ verifiedAt }) => verifiedAt !== undefined).map(({ website }) => website);
	return (domain) => verified.includes(domain.toLowerCase().replace(/^www\./, ''));
}
