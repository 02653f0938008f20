import type { Described } from '../../nodes/shared/rows/described';
import { factsOf, widened, type Facts } from './facts';
import type { Settings } from './settings';
import type { Token, Tokens } from './tokens';
import type { Account, World } from './world';

/**
 * An operation of the API. Everything that holds for all operations (tokens, scopes, rate limits, checking of parameters and bodies,
 * faults, the log) is done by `api.ts` from the facts of the API description; a row has only what that can't say.
 */
export interface Row<Query = Record<string, unknown>, Body = unknown> extends Own<Query, Body> {
	method: string;
	/** Template below `/v5`, `/boards/{board_id}`. */
	path: string;
	readonly facts: Facts;
}

interface Own<Query, Body> {
	/** Patterns of path parameters that the description has none for and that are not made of digits only. */
	pathPatterns?: Record<string, RegExp>;
	/** JSON schemas (ajv) of what the body takes too, though no schema of the description says so; by the key, `rule.url`. */
	wider?: Record<string, JsonSchema>;
	/** JSON schema (ajv) of what the body must be as well. */
	also?: JsonSchema;
	answer(call: Call<Query, Body>): Reply;
}

/**
 * Keeps the types of query and body inside a row, and lets rows of different types stand in one table.
 *
 * @param key method and path, `POST /boards`
 */
export function row<Query = Record<string, unknown>, Body = unknown>(
	key: keyof Described | 'POST /oauth/token',
	own: Own<Query, Body>,
): Row {
	const [method, path] = key.split(' ');
	let facts: Facts | undefined;
	const made = {
		...own,
		method,
		path,
		get facts() {
			return (facts ??= widened(factsOf(method, path), own.wider));
		},
	};
	return made as unknown as Row;
}

/** `also` for what a body says when it does not say it. */
export function withDefaults(values: Record<string, unknown>): JsonSchema {
	const properties = Object.entries(values).map(([key, value]) => [key, { default: value }] as const);
	return { properties: Object.fromEntries(properties) };
}

/** What a row's `answer` is given: everything is checked and of the right type by then. */
export interface Call<Query = Record<string, unknown>, Body = unknown> {
	/** State of the environment (production or sandbox) that was asked. */
	world: World;
	environment: Environment;
	settings: Settings;
	/** The path as asked for, without the query; lists tie their bookmarks to it. */
	url: string;
	path: Record<string, string>;
	query: Query;
	body: Body;
	tokens: Tokens;
	/** Null only where the row asks for Basic auth. */
	token: Token | null;
	/** The "operation user_account": the token's own account, or the owner of `ad_account_id`. */
	user: Account;
	/** A list fault that is in force for this request. */
	paging?: 'repeatBookmark' | 'emptyPage' | 'endless';
}

export interface Reply {
	status: number;
	/** Undefined sends no body at all (204). */
	body?: unknown;
}

/** An error answer in Pinterest's own shape, `{code, message}`. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		/** Further keys of the body, e.g. `details`. */
		readonly more: Record<string, unknown> = {},
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}
}

export type Environment = 'production' | 'sandbox';

export type JsonSchema = Record<string, unknown>;

/** A query parameter. */
export interface QueryParameter {
	schema: JsonSchema;
	required: boolean;
	/** Arrays: true is `a=1&a=2`, false is `a=1,2`. */
	explode: boolean;
}

export const scopes = [
	'ads:read',
	'ads:write',
	'billing:read',
	'billing:write',
	'biz_access:read',
	'biz_access:write',
	'boards:read',
	'boards:read_secret',
	'boards:write',
	'boards:write_secret',
	'catalogs:read',
	'catalogs:write',
	'msot:write',
	'pins:read',
	'pins:read_secret',
	'pins:write',
	'pins:write_secret',
	'user_accounts:read',
	'user_accounts:write',
] as const;
export type Scope = (typeof scopes)[number];

export const rateCategories = [
	'ads_analytics',
	'ads_conversions',
	'ads_estimates_read',
	'ads_read',
	'ads_write',
	'advanced_auction_read',
	'advanced_auction_write',
	'catalogs_read',
	'catalogs_write',
	'msot_write',
	'org_analytics',
	'org_read',
	'org_write',
	'trends_read',
] as const;
export type RateCategory = (typeof rateCategories)[number];
