/**
 * Loaded into n8n as an external hook file. Measures the nodes named "Measured" where n8n runs them, so that what n8n does around
 * a node (starting, saving, other nodes) is not counted, and puts the measurement in the place of their output, so that neither
 * saving nor printing a hundred thousand results disturbs the next round.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { Session } = require('node:inspector/promises');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

/** Where the measured workflow begins: memory is idle then. */
const FIRST = 'Start';
const MEASURED = 'Measured';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const { WorkflowExecute } = createRequire(process.argv[1])('n8n-core');
const { runNode } = WorkflowExecute.prototype;
let idleBytes = 0;

WorkflowExecute.prototype.runNode = async function (...args) {
	const [, { node, data }] = args;
	if (node.name === FIRST) idleBytes = settle();
	if (node.name !== MEASURED) return await runNode.apply(this, args);

	const peakBeforeBytes = peak();
	const beforeBytes = settle();
	const profiler = await startProfiler();
	const sampler = samplePeak();
	const cpu = process.cpuUsage();
	const started = performance.now();
	const result = await runNode.apply(this, args);
	const milliseconds = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	const peakBytes = Math.max(sampler.stop(), peak());
	await profiler?.stop(node.type);
	const items = result?.data?.[0] ?? [];
	const json = {
		milliseconds,
		cpuMilliseconds: (user + system) / 1000,
		inputItems: data.main?.[0]?.length ?? 0,
		items: items.length,
		failed: items.filter((item) => item.error ?? item.json?.error).length,
		results: items.reduce((sum, item) => sum + (item.json?.items?.length ?? 1), 0),
		idleBytes,
		beforeBytes,
		peakBytes,
		peakSinceStartBytes: Math.max(peakBeforeBytes, peakBytes),
	};
	// Further outputs stay: a loop needs the cursor on one of them.
	return { ...result, data: [[{ json, pairedItem: { item: 0 } }], ...(result?.data ?? []).slice(1)] };
};

/** Memory in use after everything that can be freed is freed; the peak counts from here. */
function settle() {
	collectGarbage();
	collectGarbage();
	const bytes = process.memoryUsage.rss();
	// Linux keeps the highest memory of a process itself, and forgets it when told to.
	if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
	return bytes;
}

/** Highest memory since `settle`, in bytes; 0 where the system doesn't say. */
function peak() {
	if (process.platform !== 'linux') return 0;
	return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
}

/** The next best where the system keeps no peak. */
function samplePeak() {
	let most = process.memoryUsage.rss();
	const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
	return {
		stop() {
			clearInterval(timer);
			return Math.max(most, process.memoryUsage.rss());
		},
	};
}

/** Where BENCH_PROFILE names a folder, a .cpuprofile of each measured node is left there. */
async function startProfiler() {
	const folder = process.env.BENCH_PROFILE;
	if (!folder) return undefined;
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.start');
	return {
		async stop(name) {
			const { profile } = await session.post('Profiler.stop');
			session.disconnect();
			writeFileSync(join(folder, `${name}-${Date.now()}.cpuprofile`), JSON.stringify(profile));
		},
	};
}

module.exports = {};
