/**
 * `npm start`: a real n8n with this package in it and a simulated Pinterest beside it, with nothing to set up before.
 * Installs what is missing, runs an example workflow that publishes Pins and shows what it published.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { credentialData, credentialsNamedBy, publishesPins, readExamples } from './examples.mjs';
import { startN8n } from './n8n.mjs';
import { ensureCheckout, installPackage } from './package-install.mjs';
import { startPinterest } from './pinterest.mjs';
import { assertPortFree, SetupError, stopAll, stopAllOnExit, takeLock } from './processes.mjs';
import { ensureRuntime } from './runtime.mjs';

const usage = `npm start -- [options]

  --once                 stop after the example has run; exit code 0 when it published Pins
  --example NAME         which workflow of examples/ to run (default: the first one that publishes Pins)
  --port N               n8n's port (5678)
  --pinterest-port N     the simulated Pinterest's port (8585); its sandbox host gets the next one
  --user-folder DIR      where n8n keeps its data between runs
  --fresh                begin with an empty user folder
  --help`;

const log = (line = '') => console.log(line);

/** @returns the command line's options, checked */
function readOptions() {
	const data = process.env.XDG_DATA_HOME || join(homedir(), '.local/share');
	let values;
	try {
		({ values } = parseArgs({
			options: {
				once: { type: 'boolean', default: false },
				example: { type: 'string' },
				port: { type: 'string', default: '5678' },
				'pinterest-port': { type: 'string', default: '8585' },
				'user-folder': { type: 'string', default: join(data, 'n8n-nodes-pinterest-api/start') },
				fresh: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		}));
	} catch (error) {
		throw new SetupError(`${error.message}\n\n${usage}`);
	}
	const port = (name) => {
		const number = Number(values[name]);
		if (Number.isInteger(number) && number > 0 && number < 65_535) return number;
		throw new SetupError(`--${name} takes a port number from 1 to 65534, not "${values[name]}".`);
	};
	return {
		...values,
		port: port('port'),
		pinterestPort: port('pinterest-port'),
		userFolder: resolve(values['user-folder']),
	};
}

/** Empties the user folder when asked, and keeps a second `npm start` out of it. */
async function takeUserFolder({ userFolder, fresh }) {
	mkdirSync(userFolder, { recursive: true, mode: 0o700 });
	await takeLock(join(userFolder, '.lock'), {
		onBusy: (pid) => {
			throw new SetupError(
				`Another npm start (process ${pid}) uses ${userFolder}. End it, or choose another one: --user-folder DIR`,
			);
		},
	});
	if (!fresh) return;
	if (existsSync(join(userFolder, '.n8n')) && !existsSync(join(userFolder, 'access.json'))) {
		throw new SetupError(`--fresh does not empty ${userFolder}: it holds an n8n that npm start did not make.`);
	}
	for (const name of ['.n8n', '.cache', 'access.json', 'imported.json'])
		rmSync(join(userFolder, name), { recursive: true, force: true });
}

/**
 * Brings the examples in. A workflow is replaced only when its file has changed since, so that what a user made of it stays; the
 * credentials are renewed each time, since the simulated Pinterest forgets its tokens, unless the user has pointed them elsewhere.
 */
async function importExamples({ n8n, pinterest, examples, userFolder }) {
	const record = join(userFolder, 'imported.json');
	const imported = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
	const known = new Set((await n8n.rest.workflows()).map(({ id }) => id));
	const changed = examples.filter(({ workflow, hash }) => imported[workflow.id] !== hash || !known.has(workflow.id));

	const credentials = [];
	for (const credential of credentialsNamedBy(examples.map(({ workflow }) => workflow))) {
		const stored = await n8n.rest.credential(credential.id).catch(() => undefined);
		if (stored && !/^http:\/\/127\.0\.0\.1:/.test(stored.data?.baseUrl ?? '')) {
			log(`  The credential "${stored.name}" was changed in n8n and stays as it is`);
			continue;
		}
		credentials.push({ ...credential, data: await credentialData(credential.type, pinterest) });
	}
	await Promise.all([n8n.importCredentials(credentials), n8n.importWorkflows(changed.map(({ workflow }) => workflow))]);
	for (const { workflow, hash } of changed) imported[workflow.id] = hash;
	writeFileSync(record, JSON.stringify(imported, null, 2));
}

/**
 * Runs the example and asks the simulated Pinterest, not the workflow, what is new there.
 * @returns {Promise<number>} how many Pins were published
 */
async function runAndShow({ n8n, pinterest, example }) {
	log(`\nRunning "${example.workflow.name}"`);
	const before = new Set((await pinterest.control.readAll('/pins')).map(({ id }) => id));
	const execution = await n8n.rest.runWorkflow(example.workflow.id);
	const [pins, boards] = await Promise.all([pinterest.control.readAll('/pins'), pinterest.control.readAll('/boards')]);
	const published = pins.filter(({ id }) => !before.has(id));
	const boardNames = new Map(boards.map(({ id, name }) => [id, name]));
	if (execution.status !== 'success') {
		const { node, message, description } = execution.error ?? {};
		log(
			`  The workflow ended with "${execution.status}"${node ? ` at "${node.name}"` : ''}: ${[message, description].filter(Boolean).join(' ')}`,
		);
	}
	for (const pin of published) {
		log(
			`  Pin ${pin.id}  board "${boardNames.get(pin.board_id) ?? pin.board_id}"  "${pin.title ?? ''}"  ${pin.link ?? '(no link)'}`,
		);
	}
	log(`  ${published.length} ${published.length === 1 ? 'Pin' : 'Pins'} published on the simulated Pinterest`);
	return execution.status === 'success' ? published.length : 0;
}

function chooseExample(examples, name) {
	const example = name ? examples.find((candidate) => candidate.name === name) : examples.find(publishesPins);
	if (example) return example;
	const names = examples.map((candidate) => candidate.name).join(', ') || 'none';
	throw new SetupError(
		name ? `There is no example "${name}". There are: ${names}` : `No example publishes Pins (examples: ${names}).`,
	);
}

async function main() {
	const options = readOptions();
	if (options.help) return log(usage);
	const { port, pinterestPort, userFolder } = options;
	const examples = readExamples();
	const example = chooseExample(examples, options.example);

	await assertPortFree(port, 'n8n', `npm start -- --port ${port + 1}`);
	for (const number of [pinterestPort, pinterestPort + 1]) {
		await assertPortFree(number, 'the simulated Pinterest', `npm start -- --pinterest-port ${pinterestPort + 10}`);
	}
	await takeUserFolder(options);
	await ensureCheckout({ log });
	const runtime = await ensureRuntime({ log });
	const installed = await installPackage({ userFolder, log });

	log(`Starting n8n ${runtime.version} with ${installed.name} ${installed.version}, and the simulated Pinterest`);
	const [pinterest, n8n] = await Promise.all([
		startPinterest({
			port: pinterestPort,
			sandboxPort: pinterestPort + 1,
			logFile: join(userFolder, 'pinterest.log'),
			hasDemo: true,
		}),
		startN8n({ runtime, userFolder, port }),
	]);
	for (const [what, { exited }] of Object.entries({ n8n, 'the simulated Pinterest': pinterest })) {
		exited.then(({ code, signal }) => {
			if (!ending)
				throw new SetupError(`${what} ended unexpectedly (${signal ?? `code ${code}`}). Logs are in ${userFolder}`);
		});
	}
	log('Importing the example workflows and their credentials');
	await importExamples({ n8n, pinterest, examples, userFolder });
	const published = await runAndShow({ n8n, pinterest, example });

	if (options.once) {
		ending = true;
		await stopAll();
		process.exit(published > 0 ? 0 : 1);
	}
	log(`
The editor               ${n8n.url}
  email                  ${n8n.access.email}
  password               ${n8n.access.password}
The simulated Pinterest  ${pinterest.url}
  base URL               ${pinterest.baseUrl}
  conversion token       ${pinterest.conversionToken}
Logs and data            ${userFolder}

For the real Pinterest, add a Pinterest credential of your own in the editor (environment "Production").
Ctrl-C ends everything.`);
}

let ending = false;
stopAllOnExit({
	onStop: () => {
		ending = true;
		log('\nEnding n8n and the simulated Pinterest …');
	},
});
await main();
