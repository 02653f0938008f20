import { Refusal } from './row';
import { readScopes } from './resources/oauth';
import type { Settings } from './settings';
import type { Tokens } from './tokens';

export interface Page {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/**
 * The consent page at `/oauth/`. GET shows it; its buttons POST back `decision=allow|deny`, which leads to `redirect_uri` with
 * `code` and `state`, or with `error=access_denied`. A request that isn't in order shows an error and never redirects.
 */
export function authorise(
	method: string,
	given: URLSearchParams,
	{ appId, tokens, settings }: { appId: string; tokens: Tokens; settings: Settings },
): Page {
	try {
		const redirectUri = given.get('redirect_uri') ?? '';
		if (given.get('client_id') !== appId) throw new Refusal(400, 1, 'Unknown client_id.');
		if (given.get('response_type') !== 'code') throw new Refusal(400, 1, 'response_type must be code.');
		if (!URL.canParse(redirectUri)) throw new Refusal(400, 1, 'redirect_uri is not a URL.');
		if (settings.redirectUris && !settings.redirectUris.includes(redirectUri)) {
			throw new Refusal(400, 1, 'redirect_uri is not registered for this app.');
		}
		// Commas only here: this is where Pinterest differs from most.
		const scopes = readScopes(given.get('scope') ?? '', /,/);

		const back = new URL(redirectUri);
		if (given.has('state')) back.searchParams.set('state', given.get('state') ?? '');
		const decision = method === 'POST' ? given.get('decision') : settings.autoApprove ? 'allow' : null;
		if (decision === null) return html(200, 'Give access', consent(given, scopes));
		if (decision === 'allow') back.searchParams.set('code', tokens.newCode(redirectUri, scopes));
		else back.searchParams.set('error', 'access_denied');
		return { status: 302, headers: { location: back.href }, body: '' };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return html(error.status, 'Something is wrong with this link', `<p id="error">${escape(error.message)}</p>`);
	}
}

function consent(given: URLSearchParams, scopes: string[]): string {
	const fields = [...given].map(
		([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
	);
	return `<p>An app would like to:</p>
<ul>${scopes.map((scope) => `<li>${escape(scope)}</li>`).join('')}</ul>
<form method="post" action="/oauth/">${fields.join('')}
<button id="give-access" name="decision" value="allow">Give access</button>
<button id="cancel" name="decision" value="deny">Cancel</button></form>`;
}

function html(status: number, title: string, body: string): Page {
	const text = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<body style="font:16px sans-serif;max-width:30em;margin:4em auto"><h1>${title}</h1>${body}</body></html>`;
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: text };
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
