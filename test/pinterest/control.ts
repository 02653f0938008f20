import { Refusal } from './row';
import type { FaultRule } from './faults';
import type { Change } from './changes';
import type { SimulatedPinterest } from './index';
import type { Limit } from './limits';
import type { RateCategory } from './row';
import type { Settings } from './settings';

/** What POST bodies may hold; JSON has no expressions, so `pathPattern` stands for one. */
interface FaultBody extends FaultRule {
	match?: FaultRule['match'] & { pathPattern?: string };
}

type LeadsBody = Parameters<SimulatedPinterest['takeLeads']>[0];

type Action = (pinterest: SimulatedPinterest, body: Record<string, unknown>) => unknown;

/** The same controls tests have in process, for whoever is in another process, under `/_control/`. */
const actions: Record<string, Action> = {
	'GET /_control/requests': (pinterest) => pinterest.requests,
	'DELETE /_control/requests': (pinterest) => pinterest.clearRequests(),
	'GET /_control/state': (pinterest) => pinterest.counts(),
	'POST /_control/reset': (pinterest) => pinterest.reset(),
	'POST /_control/faults': (pinterest, body) => {
		const { match, fault } = body as unknown as FaultBody;
		const { pathPattern, ...rest } = match ?? {};
		pinterest.faults.add({ match: { ...rest, ...(pathPattern && { path: new RegExp(pathPattern) }) }, fault });
	},
	'DELETE /_control/faults': (pinterest) => pinterest.faults.clear(),
	'POST /_control/tokens': (pinterest, body) => pinterest.issueToken(body),
	'POST /_control/tokens/expire': (pinterest, body) => ({
		expired: pinterest.expireTokens(body.id as string | undefined),
	}),
	'POST /_control/seed': (pinterest, body) => pinterest.seedBoards(body),
	'POST /_control/seed/ads': (pinterest, body) => pinterest.seedAds(body),
	'POST /_control/store': (pinterest, { kind, key, value }) =>
		void pinterest.worlds.production.store<unknown>(String(kind)).set(String(key), value),
	'POST /_control/leads': (pinterest, body) => pinterest.takeLeads(body as unknown as LeadsBody),
	'POST /_control/leads/repeat': (pinterest, { id }) => pinterest.repeatLead(String(id)),
	'GET /_control/leads': (pinterest) => pinterest.leadDeliveries(),
	'POST /_control/happen': (pinterest, { what, ...facts }) => pinterest.happen(what as Change, facts),
	'POST /_control/settings': (pinterest, body) => Object.assign(pinterest.settings, body as Partial<Settings>),
	'POST /_control/limits': (pinterest, body) => {
		if (body.off === true) pinterest.limits.off();
		if (body.reset === true) pinterest.limits.reset();
		if (body.retryAfter !== undefined) pinterest.limits.retryAfter = body.retryAfter as boolean | number;
		if (body.name !== undefined) pinterest.limits.set(body.name as RateCategory, body as unknown as Limit);
	},
};

/** Answers 404 with the list of controls for a path that isn't one, 400 for a body that isn't JSON. */
export function control(
	pinterest: SimulatedPinterest,
	method: string,
	path: string,
	body: Buffer,
): { status: number; body: unknown } {
	const action = actions[`${method} ${path}`];
	if (!action) return { status: 404, body: { message: 'No such control.', controls: Object.keys(actions) } };
	try {
		const given = body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>);
		return { status: 200, body: action(pinterest, given) ?? { ok: true } };
	} catch (error) {
		if (error instanceof SyntaxError) return { status: 400, body: { message: `Not valid JSON: ${error.message}` } };
		if (error instanceof Refusal) return { status: error.status, body: { message: error.message } };
		throw error;
	}
}
