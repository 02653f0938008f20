import type { INodeExecutionData, INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { runNode } from '../engine';
import { type Branch, branchesOf, isShown, valuesOf as decisionsOf, withDefaults } from './branches';
import type { Checker, Checked, FindingKind } from './check';
import type { Coverage } from './coverage';
import type { ApiDescription, Described } from './description';
import { itemWith } from './files';
import type { Maker, MakeOptions } from './make';
import type { NodeOperation, PackageCredentials, PackageNode } from './nodes';
import type { Recorder } from './recorder';
import type { Schema } from './schema';
import { type Filled, nothingFilled, type Source, valueOf } from './values';

/** What all operations of a run share. */
export interface Site {
	api: ApiDescription;
	maker: Maker;
	recorder: Recorder;
	checker: Checker;
	credentials: PackageCredentials;
	coverage: Coverage;
	/** Runs with every parameter set, for each branch; more follow while new options turn up. */
	seeds: number;
}

export interface Violation {
	kind: FindingKind | 'nothing sent' | 'failed' | 'not required' | 'not filled';
	/** The described operation it is about, where there is one. */
	described?: string;
	message: string;
	/** The parameters of the first run that had it. */
	parameters: INodeParameters;
	count: number;
}

/** What the runs of one operation of a node came to. */
export interface OperationResult {
	node: string;
	operation: string;
	runs: number;
	requests: number;
	/** Described operations it sent. */
	sent: string[];
	violations: Violation[];
	notes: string[];
}

const MOST_ROUNDS = 300;
const MOST_RETRIES = 8;

interface Outcome {
	parameters: INodeParameters;
	filled: Filled;
	checked: Checked[];
	error?: string;
}

/** Runs an operation of a node in every way its parameters offer and holds what it sends against the description. */
export async function runOperation(node: PackageNode, operation: NodeOperation, site: Site): Promise<OperationResult> {
	const { description } = node.type;
	const { resource, operation: value } = operation;
	const selected: INodeParameters = { ...(resource === undefined ? {} : { resource }), operation: value };
	const target = operation.target && site.api.named(operation.target.method, operation.target.path);
	const result = { node: node.name, operation: operation.name, runs: 0, requests: 0, violations: [], notes: [] };
	const sent = new Set<string>();
	const violations = new Map<string, Violation>();
	const source: Source = {
		api: site.api,
		maker: site.maker,
		target,
		hints: operation.hints,
		learned: new Map<string, Schema>(),
		refused: new Map<string, number>(),
		key: `${node.name} ${operation.name}`,
		fill: 'all',
	};
	const notes = new Set<string>();
	const branches = branchesOf(description, selected);
	for (const branch of branches) {
		await runRequired(branch);
		site.maker.choose.takeFresh();
		for (let round = 0; round < MOST_ROUNDS; round++) {
			if (round >= site.seeds && site.maker.choose.takeFresh() === 0) break;
			if (round < site.seeds) site.maker.choose.takeFresh();
			judge(await attempt(branch, 'all'));
		}
	}
	return { ...result, sent: [...sent], violations: [...violations.values()], notes: [...notes] };

	/**
	 * An operation may ask for one of several (an update for a change): where it refuses the required parameters alone, one more
	 * must do. That one must not be what the description requires.
	 */
	async function runRequired(branch: Branch): Promise<void> {
		const plain = await attempt(branch, 'required');
		if (plain.checked.length > 0 || !plain.error) return judge(plain);
		for (const extra of optionalOf(branch)) {
			const more = await attempt(branch, 'required', extra);
			if (more.checked.length === 0) continue;
			const label = extra.entry?.displayName ?? extra.property.displayName;
			notes.add(`refuses the required parameters alone: "${plain.error}"; sent with ${label}`);
			const field = target && fieldFedBy(extra.entry?.name ?? extra.property.name, target);
			if (field) add({ kind: 'not required', message: `${label} feeds ${field}, which is required, but is not marked so` }, more);
			return judge(more);
		}
		return judge(plain);
	}

	function optionalOf(branch: Branch): Extra[] {
		const values = withDefaults(description, { ...selected, ...branch });
		const shown = description.properties.filter((one) => !(one.name in branch) && isShown(one, values, description));
		return shown.flatMap((property): Extra[] => {
			if (property.type !== 'collection') return isSelector(property) ? [] : [{ property }];
			const entries = (property.options ?? []) as INodeProperties[];
			return entries.filter((entry) => isShown(entry, {}, description, values)).map((entry) => ({ property, entry }));
		});
	}

	function fieldFedBy(name: string, described: Described): string | undefined {
		const wire = operation.hints.get(name)?.wire;
		const required = described.body ? site.api.schemas.view(described.body.schema).required : new Set<string>();
		return wire !== undefined && required.has(wire) ? wire : undefined;
	}

	/** Runs; where the node refuses a value before it sends anything, another one is tried. */
	async function attempt(branch: Branch, fill: MakeOptions['fill'], extra?: Extra): Promise<Outcome> {
		for (let retry = 0; ; retry++) {
			const outcome = await runOnce(branch, fill, extra);
			const { error, checked, filled } = outcome;
			if (!error || checked.length > 0 || retry >= MOST_RETRIES) return outcome;
			const label = [...filled.labels.keys()].filter((one) => error.includes(one)).sort((a, b) => b.length - a.length)[0];
			const paths = label === undefined ? [] : (filled.labels.get(label) ?? []);
			if (!paths.some((path) => filled.tried.has(path))) return outcome;
			for (const path of paths) source.refused.set(path, (source.refused.get(path) ?? 0) + 1);
		}
	}

	async function runOnce(branch: Branch, fill: MakeOptions['fill'], extra?: Extra): Promise<Outcome> {
		const filled = nothingFilled();
		const parameters = parametersOf(branch, fill, filled, extra);
		const items = [itemWith(filled.binary, site.maker.choose)];
		site.recorder.take();
		const error = await run(parameters, items);
		const requests = site.recorder.take();
		result.runs++;
		result.requests += requests.length;
		const checked = requests.map((request) => site.checker.check(request, site.credentials.tokens));
		for (const { described, seen } of checked) {
			if (!described) continue;
			sent.add(described.name);
			site.coverage.add(described, seen, filled.wholeBody);
			if (described !== target) continue;
			for (const [path, text] of filled.texts) {
				const out = text.length > 4 && seen.find((one) => one.value === text);
				if (out) source.learned.set(path, out.schema);
			}
		}
		return { parameters, filled, checked, error };
	}

	async function run(parameters: INodeParameters, items: INodeExecutionData[]): Promise<string | undefined> {
		const { types, data } = site.credentials;
		try {
			const { error } = await runNode({ node: node.type, parameters, items, credentials: data, credentialTypes: types });
			return error && [error.message, error.description].filter(Boolean).join(' ');
		} catch (error) {
			return (error as Error).message;
		}
	}

	function parametersOf(branch: Branch, fill: MakeOptions['fill'], filled: Filled, extra?: Extra): INodeParameters {
		const chosen: INodeParameters = { ...selected, ...branch };
		const { properties } = description;
		const authentication = properties.find(({ name }) => name === 'authentication');
		if (authentication) chosen.authentication = site.maker.choose.pick(`${source.key} authentication`, decisionsOf(authentication));
		for (const property of properties) {
			const values = withDefaults(description, chosen);
			if (property.name in chosen || !isShown(property, values, description)) continue;
			const isEntryShown = (entry: INodeProperties, beside: INodeParameters) =>
				isShown(entry, beside, description, { ...values, ...chosen }) && (!extra?.entry || entry === extra.entry || fill === 'all');
			const wanted = fill === 'all' || property === extra?.property || isAskedFor(property);
			if (!wanted) continue;
			const made: Source = { ...source, fill: property === extra?.property ? 'all' : fill };
			const value = valueOf(property, property.name, made, filled, isEntryShown);
			if (value !== undefined) chosen[property.name] = value;
		}
		return chosen;
	}

	function judge(outcome: Outcome): void {
		const { checked, error, filled } = outcome;
		for (const { findings, described } of checked) {
			for (const finding of findings) add({ ...finding, described: described?.name }, outcome);
		}
		if (filled.unfilled.length > 0) add({ kind: 'not filled', message: filled.unfilled.join(', ') }, outcome);
		if (checked.length === 0) add({ kind: 'nothing sent', message: error ?? 'The run ended well without a request' }, outcome);
		else if (error) add({ kind: 'failed', message: error }, outcome);
	}

	function add(violation: Omit<Violation, 'count' | 'parameters'>, { parameters }: Outcome): void {
		const key = `${violation.kind} ${violation.described} ${violation.message.replace(/\d{3,}/g, 'n')}`;
		const known = violations.get(key);
		if (known) known.count++;
		else violations.set(key, { ...violation, parameters, count: 1 });
	}
}

/** One more parameter than the required ones; `entry` where it lies in a collection. */
interface Extra {
	property: INodeProperties;
	entry?: INodeProperties;
}

/** A person must fill it in: it is required and has no default that would do. Files are named anew each time. */
function isAskedFor({ required, default: initial, type }: INodeProperties): boolean {
	if (!required) return false;
	if (type === 'resourceLocator' || type === 'fixedCollection' || type === 'collection' || type === 'json') return true;
	const text = typeof initial === 'string' ? initial : undefined;
	return text === undefined ? Array.isArray(initial) && initial.length === 0 : text === '' || text === 'data';
}

function isSelector({ name, type, options }: INodeProperties): boolean {
	const single = type === 'options' && ((options ?? []) as INodePropertyOptions[]).length === 1;
	return ['resource', 'operation', 'authentication'].includes(name) || type === 'notice' || type === 'hidden' || single;
}
