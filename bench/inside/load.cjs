/** `node load.cjs FOLDER N8N_FOLDER`: loads a package as n8n does when it starts. n8n's own libraries are there already by then. */
const { Module, createRequire } = require('node:module');
const { join } = require('node:path');

const [folder, n8nFolder] = process.argv.slice(2);
const n8n = createRequire(join(n8nFolder, 'node_modules/n8n/bin/n8n'));
// As n8n does it, so that packages find n8n-workflow.
process.env.NODE_PATH = join(n8nFolder, 'node_modules');
Module._initPaths();
n8n('reflect-metadata');
const { PackageDirectoryLoader } = n8n('n8n-core');

async function main() {
	const started = performance.now();
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const milliseconds = performance.now() - started;
	const nodes = Object.values(loader.nodeTypes).length;
	console.log(`\n${JSON.stringify({ milliseconds, nodes })}`);
	process.exit(0);
}

void main();
