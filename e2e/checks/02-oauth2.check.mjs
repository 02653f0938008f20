import assert from 'node:assert/strict';
import { editorOn } from '../editor.mjs';

export const name = 'an OAuth2 credential is made in the editor, consented to in the browser, stored and used';

/** @param {import('../run.mjs').Context} context */
export async function run({ n8n, pinterest, browser, screenshot }) {
	const before = new Set((await n8n.rest.call('GET', '/rest/credentials')).map(({ id }) => id));
	const page = await browser.newPage();
	const { byId, fill, choose } = editorOn(page);

	await page.goto('/home/credentials');
	await byId('add-resource-credential').click();
	await byId('new-credential-type-select').locator('input').fill('pinterest oauth2');
	await byId('new-credential-type-select-option').filter({ hasText: 'Pinterest OAuth2' }).first().click();
	await byId('new-credential-type-button').click();
	await choose('environment', 'Custom');
	await fill('baseUrl', pinterest.baseUrl);
	await fill('consentUrl', pinterest.consentUrl);
	await fill('clientId', pinterest.app.id);
	await fill('clientSecret', pinterest.app.secret);

	const opened = page.waitForEvent('popup');
	await byId('quick-connect-button')
		.or(page.getByRole('button', { name: /^Connect/ }))
		.first()
		.click();
	const consent = await opened;
	await consent.waitForURL(`${pinterest.url}/oauth/**`);
	await screenshot(consent, 'oauth2-consent');
	const asked = new URL(consent.url()).searchParams;
	assert.equal(asked.get('client_id'), pinterest.app.id);
	assert.equal(asked.get('redirect_uri'), `${n8n.url}/rest/oauth2-credential/callback`);
	assert.match(asked.get('scope'), /^[a-z_]+:[a-z_]+(,[a-z_]+:[a-z_]+)+$/, 'scopes are separated by commas');

	await Promise.all([consent.waitForEvent('close'), consent.locator('#give-access').click()]);
	await byId('oauth-connect-success-banner').waitFor();
	await screenshot(page, 'oauth2-connected');

	const stored = (await n8n.rest.call('GET', '/rest/credentials')).find(({ id }) => !before.has(id));
	const { data } = await n8n.rest.credential(stored.id);
	const exchange = (await pinterest.control.requests()).find(({ path }) => path === '/v5/oauth/token');
	assert.deepEqual([exchange.body.grant_type, exchange.body.continuous_refresh], ['authorization_code', 'true']);
	assert.equal(data.oauthTokenData, true, 'n8n says that a token is stored');

	await pinterest.control.clearRequests();
	assert.deepEqual(await n8n.rest.testCredential(stored.id), { status: 'OK', message: 'Connection successful!' });
	const [used] = await pinterest.control.requests();
	assert.deepEqual([used.method, used.path, used.status], ['GET', '/v5/user_account', 200]);
}
