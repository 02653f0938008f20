import assert from 'node:assert/strict';
import { editorOn } from '../editor.mjs';
import { httpRequest, inARow, start } from '../workflows.mjs';

export const name = 'Custom API Call leads to an HTTP Request node, which asks Pinterest with each of the credentials';

/** @param {import('../run.mjs').Context} context */
export async function run({ pinterest, browser, screenshot, createCredential, runWorkflow }) {
	const { control } = pinterest;
	const [account] = await control.readAll('/ad_accounts');
	const conversion = await control.issueToken({ grant: 'conversion' });
	const custom = { environment: 'custom', baseUrl: pinterest.baseUrl };
	const event = {
		...{ event_name: 'page_visit', action_source: 'web', event_id: 'custom-1' },
		event_time: Math.floor(Date.now() / 1000),
		user_data: { client_ip_address: '192.0.2.1', client_user_agent: 'Custom API Call' },
	};
	const calls = [
		{
			type: 'pinterestOAuth2Api',
			credential: await createCredential('Custom OAuth2', 'pinterestOAuth2Api'),
			request: { url: `${pinterest.baseUrl}/user_account` },
			holds: ({ username }) => typeof username === 'string',
		},
		{
			type: 'pinterestAccessTokenApi',
			credential: await createCredential('Custom token', 'pinterestAccessTokenApi'),
			request: { url: `${pinterest.baseUrl}/boards?page_size=2` },
			holds: ({ items }) => items.length === 2,
		},
		{
			type: 'pinterestConversionApi',
			credential: await createCredential('Custom conversions', 'pinterestConversionApi', {
				...custom,
				accessToken: conversion.accessToken,
				adAccountId: account.id,
			}),
			request: {
				method: 'POST',
				url: `${pinterest.baseUrl}/ad_accounts/${account.id}/events`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: JSON.stringify({ data: [event] }),
			},
			holds: ({ num_events_processed: processed }) => processed === 1,
		},
	];
	for (const { type, credential, request, holds } of calls) {
		const http = httpRequest('HTTP Request', type, credential, request);
		const { items } = await runWorkflow(inARow(start(), http));
		assert.ok(holds(items['HTTP Request'][0].json), `${type}: ${JSON.stringify(items['HTTP Request'])}`);
	}

	const page = await browser.newPage();
	const { byId, choose, searchNodes, panelEntry, newWorkflow } = editorOn(page);
	await newWorkflow();
	await searchNodes('pinterest');
	await panelEntry('Pinterest').click();
	await panelEntry('Get board').dragTo(byId('canvas'), { targetPosition: { x: 700, y: 300 } });
	await byId('ndv').waitFor();
	await choose('resource', 'Custom API Call');
	await byId('ndv').getByText('HTTP Request').first().waitFor();
	await screenshot(page, 'editor-custom-api-call');
}
