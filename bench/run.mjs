/**
 * `npm run bench [-- --quick] [--json] [row …]`: measures the package in a real n8n against n8n's HTTP Request node and axios.
 * A full run of every row writes RESULTS.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProcess, SetupError, stopAllOnExit } from '../e2e/processes.mjs';
import { asMarkdown, asText, describeMachine, isMet } from './report.mjs';
import { batches } from './rows/batches.mjs';
import { engine } from './rows/engine.mjs';
import { events } from './rows/events.mjs';
import { gets } from './rows/gets.mjs';
import { limit } from './rows/limit.mjs';
import { loading } from './rows/loading.mjs';
import { media } from './rows/media.mjs';
import { paging } from './rows/paging.mjs';
import { report } from './rows/report.mjs';
import { video } from './rows/video.mjs';
import { warehouse } from './rows/warehouse.mjs';
import { openSite } from './site.mjs';

const usage = `npm run bench -- [options] [row …]

  --quick   small sizes and two rounds, to see that everything works
  --json    prints the measurements as JSON
  --profile DIR   leaves a .cpuprofile of each measured node there
  --help

Rows: gets, limit, paging, engine, video, media, batches, events, report, loading, warehouse (default: all). Takes about an hour, most of it the
warehouse’s, --quick about three minutes.
Ends with 0 whether goals are met or not; a missed one says MISSED.`;

const rows = { gets, limit, paging, engine, video, media, batches, events, report, loading, warehouse };
const full = {
	gets: { count: 2000, rounds: 5 },
	limit: { count: 2000, rounds: 2 },
	paging: { pages: 400, rounds: 3 },
	engine: { items: 500, rounds: 15 },
	video: { megabytes: 500, rounds: 3 },
	media: { images: 100, imageMegabytes: 2, base64Kilobytes: 500, videos: 20, videoMegabytes: 50, rounds: 2 },
	batches: { count: 3000, rounds: 3 },
	events: { count: 100_000, rounds: 3 },
	report: { rowCount: 100_000, rounds: 3 },
	loading: { rounds: 9 },
	warehouse: { accounts: 50, ads: 1000, days: 90, perWindow: 5, windowSeconds: 60 },
};
const quick = {
	gets: { count: 200, rounds: 2 },
	limit: { count: 300, rounds: 1 },
	paging: { pages: 20, rounds: 2 },
	engine: { items: 500, rounds: 7 },
	video: { megabytes: 50, rounds: 2 },
	media: { images: 20, imageMegabytes: 2, base64Kilobytes: 500, videos: 4, videoMegabytes: 50, rounds: 1 },
	batches: { count: 300, rounds: 2 },
	events: { count: 5000, rounds: 2 },
	report: { rowCount: 5000, rounds: 2 },
	loading: { rounds: 3 },
	warehouse: { accounts: 2, ads: 500, days: 4, perWindow: 1, windowSeconds: 10 },
};

function readOptions() {
	const flag = { type: 'boolean', default: false };
	let parsed;
	try {
		parsed = parseArgs({
			options: { quick: flag, json: flag, help: flag, profile: { type: 'string' } },
			allowPositionals: true,
		});
	} catch (error) {
		throw new SetupError(`${error.message}\n\n${usage}`);
	}
	const { values, positionals } = parsed;
	const unknown = positionals.filter((name) => !(name in rows));
	if (unknown.length > 0) throw new SetupError(`There is no row ${unknown.join(', ')}.\n\n${usage}`);
	return { ...values, names: positionals.length > 0 ? positionals : Object.keys(rows) };
}

async function versionsOf({ node, version, require }) {
	const { stdout } = await runProcess(node, ['--version'], {});
	const { name, version: own } = createRequire(import.meta.url)('../package.json');
	return {
		'Node.js': stdout.trim().slice(1),
		n8n: version,
		'n8n-core': require('n8n-core/package.json').version,
		[name]: own,
	};
}

async function main() {
	const options = readOptions();
	if (options.help) return console.log(usage);
	// With --json, stdout is for the JSON alone.
	const log = options.json ? (line) => console.error(line) : (line) => console.log(line);
	const sizes = options.quick ? quick : full;
	const started = Date.now();
	if (options.profile) mkdirSync(options.profile, { recursive: true });
	const site = await openSite({ log, profileFolder: options.profile && resolve(options.profile) });
	const results = [];
	for (const name of options.names) {
		log(`\n${name}`);
		const result = await rows[name](site, { ...sizes[name], log });
		results.push(result);
		log(asText(result));
	}
	const machine = describeMachine(await versionsOf(site.runtime));
	await site.close();

	const goals = results.flatMap((result) => result.goals);
	const missed = goals.filter((goal) => !isMet(goal)).length;
	log(`\n${goals.length - missed} goals met, ${missed} MISSED (${Math.round((Date.now() - started) / 1000)} s)`);
	if (options.json)
		console.log(JSON.stringify({ machine, quick: options.quick, results: results.map(withVerdicts) }, null, 2));
	else if (!options.quick && options.names.length === Object.keys(rows).length) {
		const file = fileURLToPath(new URL('./RESULTS.md', import.meta.url));
		writeFileSync(file, asMarkdown({ results, machine }));
		log(`Written to ${file}`);
	}
	process.exit(0);
}

function withVerdicts(result) {
	return { ...result, goals: result.goals.map((goal) => ({ ...goal, met: isMet(goal) })) };
}

stopAllOnExit();
await main();
