/** What was measured, as lines for people and as Markdown. */
import { cpus, totalmem, type } from 'node:os';
import { median } from './statistics.mjs';

/**
 * @typedef {object} Result of one row
 * @property {string} title
 * @property {{subject: string, metric: string, unit: string, values: number[], over?: number}[]} samples a value for each round;
 *   `over`: times as much as what it is compared with
 * @property {{what: string, value: number, most: number, unit: string}[]} goals
 * @property {string[]} notes
 *
 * @typedef {object} Machine
 * @property {number} cores
 * @property {string} processor
 * @property {number} memoryGigabytes
 * @property {string} system
 * @property {Record<string, string>} versions
 * @property {string} date
 */

/** @returns {Machine} */
export function describeMachine(versions) {
	const processors = cpus();
	return {
		cores: processors.length,
		processor: processors[0]?.model.trim() ?? 'unknown',
		memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
		system: type(),
		versions,
		date: new Date().toISOString().slice(0, 10),
	};
}

export const isMet = ({ value, most }) => value <= most;

/** @param {Result} result */
export function asText({ title, samples, goals, notes }) {
	const width = Math.max(...samples.map(({ subject }) => subject.length));
	return [
		`\n${title}`,
		...samples.map(
			(one) => `  ${one.subject.padEnd(width)}  ${one.metric}: ${[spread(one), over(one)].join(' ').trim()}`,
		),
		...goals.map((goal) => `  ${isMet(goal) ? 'met   ' : 'MISSED'}  ${goalText(goal)}`),
		...notes.map((note) => `  ${note}`),
	].join('\n');
}

/** @param {{results: Result[], machine: Machine}} report */
export function asMarkdown({ results, machine }) {
	const { cores, processor, memoryGigabytes, system, versions, date } = machine;
	const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	const missed = results.flatMap(({ goals }) => goals).filter((goal) => !isMet(goal)).length;
	const goals = results.flatMap(({ title, goals: own }) =>
		own.map(
			(goal) =>
				`| ${title} | ${goal.what} | ${amount(goal)} | ${bound(goal)} | ${isMet(goal) ? 'met' : '**MISSED**'} |`,
		),
	);
	const rows = results.flatMap(({ title, samples, notes }) => [
		`\n## ${title}\n`,
		'| Subject | What | Median (least to most) | Ratio |',
		'| --- | --- | ---: | ---: |',
		...samples.map((one) => `| ${one.subject} | ${one.metric} | ${spread(one)} | ${over(one)} |`),
		...(notes.length > 0 ? [`\n${notes.join(' ')}`] : []),
	]);
	return [
		'# What this package costs\n',
		`Written by \`npm run bench\` on ${date}: ${cores} cores (${processor}), ${memoryGigabytes} GB, ${system}; ${names.join(', ')}.`,
		'Everything runs on one machine, the simulated Pinterest as a process of its own; subjects take turns, round by round. Ratios are the',
		'median of each round’s own ratio.\n',
		missed === 0 ? 'All goals are met.\n' : `${missed} of ${goals.length} goals are missed.\n`,
		'| | Goal | Measured | At most | |',
		'| --- | --- | ---: | ---: | --- |',
		...goals,
		...rows,
		'',
	].join('\n');
}

function goalText(goal) {
	return `${goal.what}: ${amount(goal)}, at most ${bound(goal)}`;
}

const amount = ({ value, unit }) => withUnit(value, unit);
const bound = ({ most, unit }) => withUnit(most, unit);
const over = ({ over: times }) => (times === undefined ? '' : `${times.toFixed(2)} ×`);

function spread({ values, unit }) {
	const middle = withUnit(median(values), unit);
	return values.length === 1 ? middle : `${middle} (${number(Math.min(...values))} to ${number(Math.max(...values))})`;
}

function withUnit(value, unit) {
	return [number(value, unit === '×' ? 2 : undefined), unit].filter(Boolean).join(' ');
}

/** Three significant digits, or as many decimals as told. */
function number(value, decimals) {
	const size = Math.abs(value);
	return value.toFixed(decimals ?? (Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2));
}
