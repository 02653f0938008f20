import { checkBody, checkPath, checkQuery } from './check';
import type { Limits } from './limits';
import { Refusal, type Call, type Environment, type Reply, type Row } from './row';
import type { Match, Router } from './router';
import type { Settings } from './settings';
import type { Token, Tokens } from './tokens';
import type { Account, World } from './world';

/** A request below `/v5`, as it came. */
export interface ApiRequest {
	environment: Environment;
	method: string;
	/** Without the query, not decoded. */
	path: string;
	search: URLSearchParams;
	headers: Record<string, string | string[] | undefined>;
	body: Buffer;
}

export interface ApiAnswer extends Reply {
	headers: Record<string, string>;
}

export interface ApiParts {
	app: { id: string; secret: string };
	router: Router;
	limits: Limits;
	tokens: Tokens;
	settings: Settings;
	worlds: Record<Environment, World>;
}

/** Every answer has the number of its request, which Pinterest's support asks for. */
let requestCount = 0;

/**
 * Carries out one request the way every operation is: find it, know who asks, count it, check it, act for the right account, answer.
 * Whatever is refused comes back as Pinterest's `{code, message}`; what is refused is not carried out.
 */
export function execute(parts: ApiParts, request: ApiRequest, paging?: Call['paging']): ApiAnswer {
	requestCount += 1;
	const headers: Record<string, string> = { 'x-pinterest-rid': `${4e15 + requestCount}` };
	try {
		const match = parts.router.find(request.method, request.path);
		const row = 'row' in match ? match.row : undefined;
		const { token, refusal } = identify(parts, request, row);
		// Also a request that will be refused is counted: a client with a dead token must not be let off.
		if (!(token?.grant === 'conversion' && row?.facts.conversionToken))
			Object.assign(
				headers,
				parts.limits.count(row?.facts.category ?? 'org_read', token, `${request.environment}/app`),
			);
		if (!('row' in match)) throw noSuchOperation(match.allowed);
		if (refusal) throw refusal;
		const { status, body } = answer(parts, request, match, token, paging);
		return { status, body, headers };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const body = { code: error.code, message: error.message, ...error.more };
		return { status: error.status, body, headers: { ...headers, ...error.headers } };
	}
}

function answer(
	parts: ApiParts,
	request: ApiRequest,
	{ row, raw }: Match,
	token: Token | null,
	paging: Call['paging'],
): Reply {
	const { environment } = request;
	const { settings, tokens } = parts;
	const world = parts.worlds[environment];
	if (environment === 'sandbox' && !row.facts.sandbox) {
		throw new Refusal(
			403,
			29,
			'You are not permitted to access that resource: the sandbox does not have this operation.',
		);
	}
	if (token?.grant === 'conversion') {
		if (!row.facts.conversionToken)
			throw new Refusal(401, 7, 'Authorization failed. A conversion access token only sends conversion events.');
	} else if (token) {
		tokens.authorize(token, row.facts.scopes);
		if (token.grant === 'client_credentials' && !row.facts.clientCredentials) {
			throw new Refusal(401, 7, 'Authorization failed. A token from client credentials cannot be used here.');
		}
	}
	const path = checkPath(row, raw);
	if (token?.adAccountId !== undefined && path.ad_account_id !== token.adAccountId)
		throw new Refusal(403, 29, 'You are not permitted to access that resource: the token is for another ad account.');
	const query = checkQuery(row, request.search);
	const body = row.facts.body ? checkBody(row, readBody(row, request)) : undefined;
	const user = actingUser(world, token, query.ad_account_id as string | undefined);
	return row.answer({
		world,
		environment,
		settings,
		tokens,
		token,
		user,
		url: request.path,
		path,
		query,
		body,
		paging,
	});
}

/** Who asks. The refusal is thrown later, once the request is counted. */
function identify(
	{ app, tokens }: ApiParts,
	request: ApiRequest,
	row?: Row,
): { token: Token | null; refusal?: Refusal } {
	const { authorization } = request.headers as { authorization?: string };
	try {
		if (row?.facts.auth !== 'basic') return { token: tokens.authenticate(authorization, request.environment) };
		const expected = Buffer.from(`${app.id}:${app.secret}`).toString('base64');
		if (authorization === `Basic ${expected}`) return { token: null };
		return { token: null, refusal: new Refusal(401, 2, 'Authentication failed.') };
	} catch (error) {
		if (error instanceof Refusal) return { token: null, refusal: error };
		throw error;
	}
}

/** The token's own account, or the owner of the ad account it may act for. */
function actingUser(world: World, token: Token | null, adAccountId?: string): Account {
	const own = world.accounts.get(token?.userId ?? '') ?? world.accounts.values().next().value;
	if (!own) throw new Error('The world has no account: it was not seeded.');
	if (adAccountId === undefined) return own;
	const adAccount = world.adAccounts.get(adAccountId);
	const owner = adAccount && world.accounts.get(adAccount.ownerId);
	const mayAct =
		adAccount?.ownerId === own.id || adAccount?.permissions.some((role) => rolesThatPublish.includes(role));
	if (!owner || !mayAct) throw new Refusal(403, 29, 'You are not permitted to access that resource.');
	return owner;
}

const rolesThatPublish = ['OWNER', 'ADMIN', 'ANALYST', 'CAMPAIGN_MANAGER'];

function readBody(row: Row, { headers, body }: ApiRequest): unknown {
	const type = String(headers['content-type'] ?? '')
		.split(';')[0]
		.trim()
		.toLowerCase();
	const expected = row.facts.bodyType === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
	if (body.length === 0) throw new Refusal(400, 1, 'A request body is required.');
	if (type !== expected) throw new Refusal(415, 1, `The request body must be ${expected} (was ${type || 'not said'}).`);
	const text = body.toString('utf8');
	if (row.facts.bodyType === 'form') return Object.fromEntries(new URLSearchParams(text));
	try {
		return JSON.parse(text);
	} catch {
		throw new Refusal(400, 1, 'The request body is not valid JSON.');
	}
}

function noSuchOperation(allowed: string[]): Refusal {
	if (allowed.length === 0) return new Refusal(404, 404, 'API method not found.');
	return new Refusal(405, 405, 'Method not allowed.', {}, { allow: allowed.join(', ') });
}
