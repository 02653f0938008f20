import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialData } from '../examples.mjs';
import { startN8n } from '../n8n.mjs';
import { freePort } from '../processes.mjs';
import { adsTrigger, byId, EACH_TEN_SECONDS, pinterestTrigger } from '../workflows.mjs';

export const name =
	'the trigger starts published workflows once for each event, through failures and a restart of n8n; its examples run';

const PATIENCE_MS = 60_000;

/**
 * An n8n of its own, as it is started again in between.
 * @param {import('../run.mjs').Context} context
 */
export async function run(context) {
	await examples(context);
	const { runtime, pinterest } = context;
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-trigger-'));
	// The package as it was built and installed for all checks.
	cpSync(join(context.n8n.userFolder, '.n8n/nodes'), join(userFolder, '.n8n/nodes'), { recursive: true });
	const start = async () => await startN8n({ runtime, userFolder, port: await freePort() });
	let n8n = await start();
	try {
		const { control } = pinterest;
		const [account] = await control.readAll('/ad_accounts');
		const [ad] = (await control.readAll(`/ad_accounts/${account.id}/ads`)).filter(
			({ review_status: status }) => status === 'APPROVED',
		);
		const [board] = await control.readAll('/boards');
		const data = await credentialData('pinterestOAuth2Api', pinterest);
		const credential = await n8n.rest.createCredential({ name: 'Shop', type: 'pinterestOAuth2Api', data });
		const watch = async (event, parameters = {}, trigger = pinterestTrigger) => {
			const node = trigger('Trigger', credential, { pollTimes: EACH_TEN_SECONDS, event, ...parameters });
			const nodes = [{ ...node, id: 'trigger', position: [0, 0] }];
			const { id } = await n8n.rest.createWorkflow({ name: event, nodes, connections: {} });
			await n8n.rest.activateWorkflow(id);
			return id;
		};
		const pins = await watch('newPin', { pinsOf: 'board', board: byId(board.id) });
		const followers = await watch('newFollower');
		const reviews = await watch(
			'adReview',
			{ adAccount: byId(account.id), reviewStatuses: ['REJECTED', 'APPROVED'] },
			adsTrigger,
		);
		/** What each execution gave, oldest first. */
		const given = async (workflowId) => {
			const found = await n8n.rest.executionsOf(workflowId);
			const ended = found.filter(({ status }) => status === 'success').toSorted((a, b) => Number(a.id) - Number(b.id));
			const all = await Promise.all(ended.map(({ id }) => n8n.rest.execution(id)));
			return all.map(({ items }) => items.Trigger.map(({ json }) => json));
		};
		const failures = async (workflowId) =>
			(await n8n.rest.executionsOf(workflowId)).filter(({ status }) => status === 'error').length;
		const expected = { pins: [], followers: [], reviews: [] };
		const happen = async () => {
			const made = await control.happen('pins', { boardId: board.id, count: 2 });
			expected.pins.push(...made.ids);
			expected.followers.push((await control.happen('follower')).username);
		};
		const review = async (status) => {
			await control.happen('review', { id: ad.id, status, reasons: ['IMAGE'] });
			expected.reviews.push(status);
		};
		/** Waits until everything came, and for one poll more, in which nothing may come. */
		const allCame = async () => {
			const seen = async () => ({
				pins: (await given(pins)).flat().map(({ id }) => id),
				followers: (await given(followers)).flat().map(({ username }) => username),
				reviews: (await given(reviews)).flat().map(({ new_value: status }) => status),
			});
			const sorted = ({ pins, followers, reviews }) => [pins.toSorted(), followers.toSorted(), reviews];
			const until = Date.now() + PATIENCE_MS;
			while (JSON.stringify(sorted(await seen())) !== JSON.stringify(sorted(expected)) && Date.now() < until)
				await sleep(1_000);
			assert.deepEqual(sorted(await seen()), sorted(expected));
			await sleep(11_000);
			assert.deepEqual(sorted(await seen()), sorted(expected));
		};

		await sleep(11_000);
		await allNothing([pins, followers, reviews], given);
		await happen();
		await review('REJECTED');
		await allCame();
		assert.deepEqual(
			(await given(reviews)).map((items) =>
				items.map(({ id, old_value: old, rejected_reasons: why }) => [id, old, why]),
			),
			[[[ad.id, 'APPROVED', ['IMAGE']]]],
		);

		// A poll that fails is an execution with an error, and loses nothing.
		await control.addFault({
			match: { path: '/boards/{board_id}/pins' },
			fault: { kind: 'status', status: 403, code: 29 },
		});
		await happen();
		await allCame();
		assert.equal(await failures(pins), 1);

		// What happens while n8n is down comes when it is up again.
		await n8n.stop();
		await happen();
		await review('APPROVED');
		n8n = await start();
		await happen();
		await allCame();
		for (const workflow of [pins, followers, reviews]) await n8n.rest.deactivateWorkflow(workflow);
	} finally {
		await n8n.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

async function allNothing(workflows, given) {
	for (const workflow of workflows)
		assert.deepEqual(await given(workflow), [], 'what was there at first starts nothing');
}

async function examples({ n8n, pinterest, importExamples }) {
	const [account] = await pinterest.control.readAll('/ad_accounts');
	const inAccount = (workflow) => {
		const changed = structuredClone(workflow);
		for (const { parameters } of changed.nodes) if (parameters.adAccount) parameters.adAccount.value = account.id;
		return changed;
	};
	const workflows = await importExamples({ 'new-pin-message': inAccount, 'rejected-ad-ticket': inAccount });
	const outputOf = async (example, node) => {
		const { status, error, items } = await n8n.rest.runWorkflow(workflows[example].id);
		assert.equal(status, 'success', error?.message);
		return items[node].map(({ json }) => json);
	};
	const messages = await outputOf('new-pin-message', 'Message');
	assert.equal(messages.length, 5);
	for (const { text, image_url: image, pin_id: id } of messages) {
		assert.ok(text.includes(`https://www.pinterest.com/pin/${id}/`), text);
		assert.match(image, /^http/);
	}
	const tickets = await outputOf('rejected-ad-ticket', 'Ticket');
	assert.ok(tickets.length > 0);
	for (const { key, title, body } of tickets) {
		assert.match(key, /^pinterest-ad-\d+$/);
		assert.match(title, /^Pinterest rejected the ad \S/);
		assert.match(body, /^Reasons: LANDING_PAGE_BROKEN\nThe page behind the link does not open\./);
	}
}
