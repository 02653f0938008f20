/** The importable workflows of examples/, and the credentials they name. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './package-install.mjs';

/**
 * @typedef {object} Example
 * @property {string} name the file's name without .json
 * @property {string} hash of the file
 * @property {any} workflow with the fixed id it is imported under
 */

/** @returns {Example[]} in order of their names */
export function readExamples() {
	const folder = join(root, 'examples');
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => {
			const text = readFileSync(join(folder, file), 'utf8');
			return {
				name: basename(file, '.json'),
				hash: createHash('sha256').update(text).digest('hex'),
				workflow: JSON.parse(text),
			};
		});
}

/** @returns {{id: string, name: string, type: string}[]} the Pinterest credentials the workflows name, each once */
export function credentialsNamedBy(workflows) {
	const named = workflows.flatMap(({ nodes }) => nodes.flatMap((node) => Object.entries(node.credentials ?? {})));
	const ours = named
		.filter(([type]) => type.startsWith('pinterest'))
		.map(([type, { id, name }]) => [id, { id, name, type }]);
	return [...new Map(ours).values()];
}

/** Whether a workflow makes Pins, so that running it has something to show. */
export function publishesPins({ workflow }) {
	return workflow.nodes.some(
		({ type, parameters }) =>
			type === 'n8n-nodes-pinterest-api.pinterest' &&
			(parameters.resource ?? 'pin') === 'pin' &&
			/^create/i.test(parameters.operation ?? ''),
	);
}

/** A workflow with other values in its Set nodes: what its notes tell a user to change. */
export function withValues(workflow, values) {
	const changed = structuredClone(workflow);
	const assignments = changed.nodes.flatMap(({ parameters }) => parameters.assignments?.assignments ?? []);
	for (const [name, value] of Object.entries(values)) {
		const [assignment] = assignments.filter((one) => one.name === name);
		if (!assignment) throw new Error(`The example has no setting ${name}`);
		assignment.value = value;
	}
	return changed;
}

/**
 * A credential's content for the simulated Pinterest, with tokens that were just issued.
 * @param {string} type `pinterestOAuth2Api` or `pinterestAccessTokenApi`
 * @param {import('./pinterest.mjs').Pinterest} pinterest
 */
export async function credentialData(type, pinterest) {
	const custom = { environment: 'custom', baseUrl: pinterest.baseUrl };
	if (type === 'pinterestAccessTokenApi') {
		const { accessToken } = await pinterest.control.issueToken();
		return { ...custom, accessToken };
	}
	if (type === 'pinterestOAuth2Api') {
		const issued = await pinterest.control.issueToken({ refreshToken: true });
		return {
			...custom,
			consentUrl: pinterest.consentUrl,
			clientId: pinterest.app.id,
			clientSecret: pinterest.app.secret,
			oauthTokenData: {
				access_token: issued.accessToken,
				refresh_token: issued.refreshToken,
				token_type: 'bearer',
				expires_in: issued.expiresInSeconds,
				refresh_token_expires_at: issued.refreshTokenExpiresAt,
			},
		};
	}
	throw new Error(`The simulated Pinterest has nothing to put into a credential of type ${type}.`);
}
