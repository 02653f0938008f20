/**
 * What must hold before n8n-core is loaded: import this file first.
 * n8n reads its settings from the environment when its classes are made, and writes a settings file into its user folder.
 */
import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { allowLoopbackOnly } from './loopback';

const folder = Symbol.for('n8n-nodes-pinterest-api.engine-folder');
const shared = process as typeof process & { [folder]?: string };

/** A folder of this process for n8n's settings and for binary data in files; removed at the end. */
export const temporaryFolder = (shared[folder] ??= mkdtempSync(join(tmpdir(), 'n8n-nodes-pinterest-engine-')));
// n8n-core is loaded once for all test files of a process, and its folder with it: what a file leaves there goes when it ends.
mkdirSync(temporaryFolder, { recursive: true });

Object.assign(process.env, {
	N8N_USER_FOLDER: temporaryFolder,
	N8N_ENCRYPTION_KEY: 'a key for tests only',
	N8N_LOG_LEVEL: 'silent',
	N8N_DIAGNOSTICS_ENABLED: 'false',
});

// A proxy of the machine would stand between the nodes and the servers of a test.
for (const name of ['http_proxy', 'https_proxy', 'all_proxy']) {
	delete process.env[name];
	delete process.env[name.toUpperCase()];
}

allowLoopbackOnly();

const removeFolder = () => rmSync(temporaryFolder, { recursive: true, force: true });
if (typeof afterAll === 'function') afterAll(removeFolder);
else process.once('exit', removeFolder);
