import type { IDataObject, INodeParameters, INodeTypeDescription } from 'n8n-workflow';

import { runNode } from '../engine';
import { type Branch, branchesOf, narrowed, withoutRefused } from './branches';
import type { Checked, Checker, FindingKind } from './check';
import type { Coverage } from './coverage';
import type { ApiDescription, Described } from './description';
import { itemWith } from './files';
import type { Maker, MakeOptions } from './make';
import type { NodeOperation, PackageCredentials, PackageNode } from './nodes';
import { type Extra, extrasOf, parametersOf } from './parameters';
import type { Recorder } from './recorder';
import { type Filled, nothingFilled, type Source } from './values';

/** What all operations of a node share. */
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

/** Something that is wrong with an operation. */
export interface Violation {
	kind: FindingKind | 'nothing sent' | 'failed' | 'not required' | 'not filled';
	/** The described operation it is about, where there is one. */
	described?: string;
	message: string;
	/** The parameters of the first run that had it. */
	parameters: INodeParameters;
	/** In how many runs. */
	count: number;
}

const MOST_ROUNDS = 300;
/** Alternatives may wait for a variant to have its turn; others belong to another branch. */
const MOST_IDLE_ROUNDS = 10;
/** More missing values and fields than these have other reasons than a lost turn. */
const MOST_LOST_TURNS = 40;
/** A made-up value may be refused, so the required parameters alone are tried with so many. */
const MOST_PLAIN = 3;
const MOST_PASSES = 5;
const MOST_RETRIES = 12;

interface Outcome {
	parameters: INodeParameters;
	filled: Filled;
	checked: Checked[];
	error?: string;
}

/** The runs of one operation of a node, and what they came to. */
export class OperationRuns {
	runs = 0;
	requests = 0;
	readonly violations = new Map<string, Violation>();
	/** Peculiarities that are no violations. */
	readonly notes = new Set<string>();
	private readonly target?: Described;
	/** Keys that the node refuses beside one another in JSON. */
	private readonly exclusive = new Set<string>();
	private readonly source: Omit<Source, 'isEntryShown' | 'filled' | 'fill' | 'avoided' | 'branch'>;
	private readonly selected: INodeParameters;
	private readonly description: INodeTypeDescription;

	constructor(
		readonly node: PackageNode,
		readonly operation: NodeOperation,
		private readonly site: Site,
	) {
		const { api, maker } = site;
		const { target, hints, selected, name } = operation;
		this.target = target && api.named(target.method, target.path);
		this.selected = selected;
		this.description = withoutRefused(narrowed(node.type.description, selected), hints);
		const key = `${node.name} ${name} `;
		this.source = { api, described: this.target, hints, learned: new Map(), maker, refused: new Map(), key };
	}

	/** Runs the operation in every way its parameters offer and holds what it sends against the description. */
	async run(): Promise<void> {
		await this.runBranches();
		// A turn is lost where the value was not sent in the end: what little is missing gets others.
		for (let pass = 1; pass < MOST_PASSES; pass++) {
			const lost = this.lostTurns();
			if (lost === 0 || lost > MOST_LOST_TURNS) return;
			this.site.maker.choose.again(this.source.key);
			await this.runBranches();
		}
	}

	private lostTurns(): number {
		if (!this.target) return 0;
		const { missing, unreachable, jsonOnly } = this.site.coverage.gapsOf(this.target);
		return missing.flatMap(({ values }) => values).length + unreachable.length + jsonOnly.length;
	}

	private async runBranches(): Promise<void> {
		const { choose } = this.site.maker;
		for (const branch of branchesOf(this.description, this.selected)) {
			await this.runRequired(branch);
			for (let round = 0, idle = 0; round < MOST_ROUNDS && idle < MOST_IDLE_ROUNDS; round++) {
				if (round >= this.site.seeds && choose.pending(this.source.key) === 0) break;
				choose.takeFresh();
				this.judge(await this.attempt(branch, 'all'));
				idle = choose.takeFresh() > 0 || round < this.site.seeds ? 0 : idle + 1;
			}
		}
	}

	/**
	 * An operation may ask for one of several (an update for a change): where it refuses the required parameters alone, one more
	 * must do. That one must not be what the description requires.
	 */
	private async runRequired(branch: Branch): Promise<void> {
		let plain = await this.attempt(branch, 'required');
		// A made-up value may be the reason: others are tried before another parameter is.
		for (let turn = 1; turn < MOST_PLAIN && plain.checked.length === 0 && plain.error; turn++)
			plain = await this.attempt(branch, 'required');
		if (plain.checked.length > 0 || !plain.error) return this.judge(plain);
		for (const extra of extrasOf(this.description, { ...this.selected, ...branch })) {
			const more = await this.attempt(branch, 'required', extra);
			if (more.checked.length === 0) {
				this.site.maker.choose.takeBack();
				continue;
			}
			const { name, displayName, type } = extra.entry ?? extra.property;
			if (type !== 'json')
				this.notes.add(`refuses the required parameters alone ("${plain.error}"), is sent with ${displayName}`);
			const field = this.requiredField(name);
			const message = `${displayName} feeds ${field}, which is required, but is not marked so`;
			if (field) this.add({ kind: 'not required', message }, more);
			return this.judge(more);
		}
		return this.judge(plain);
	}

	private requiredField(name: string): string | undefined {
		const apiName = this.operation.hints.get(name)?.apiName;
		const schema = this.target?.body?.schema;
		return apiName && schema && this.site.api.schemas.view(schema).required.has(apiName) ? apiName : undefined;
	}

	/** Runs; where the node refuses a value before it sends anything, another one is tried. */
	private async attempt(branch: Branch, fill: MakeOptions['fill'], extra?: Extra): Promise<Outcome> {
		const { refused, maker } = this.source;
		const avoided = new Map<string, unknown[]>();
		for (let retry = 0; ; retry++) {
			maker.choose.mark();
			if (this.exclusive.size > 0)
				avoided.set('', [maker.choose.pick(`${this.source.key}exclusive`, [...this.exclusive])]);
			const outcome = await this.runOnce(branch, fill, avoided, extra);
			const { error, checked, filled } = outcome;
			if (!error || checked.length > 0) return outcome;
			if (retry >= MOST_RETRIES) return this.untried(outcome);
			const named = [...filled.labels.keys()].filter((label) => error.includes(label));
			// A parameter's error begins with its label; its description behind that may name others.
			const first = named.filter((label) => error.startsWith(label));
			const longest = (first.length > 0 ? first : named).sort((a, b) => b.length - a.length)[0];
			// That of an entry names the entry's list first, and its field behind a colon.
			const inEntry = named.find((label) => error.includes(`: ${label} `)) ?? longest;
			const meant = [...new Set([longest, inEntry])].flatMap((label) => filled.labels.get(label) ?? []);
			const paths = meant.filter((path) => filled.tried.has(path));
			// What no parameter's name begins is about the body as a whole.
			if (named.length === 0 && filled.wholeBody !== undefined) paths.push(filled.wholeBody);
			const exclusive = filled.wholeBody !== undefined || filled.passedOn.size > 0 ? this.keysIn(error) : [];
			if (exclusive.length > 1) {
				for (const one of exclusive) this.exclusive.add(one);
				maker.choose.takeBack();
				continue;
			}
			for (const path of paths) refused.set(path, (refused.get(path) ?? 0) + 1);
			// One of the options that it names will not do beside the rest; with something else it may.
			const options = paths.length > 0 ? [] : named.flatMap((label) => filled.labels.get(label) ?? []);
			const path = options.find((one) => filled.chosen.has(one));
			if (path !== undefined) avoided.set(path, [...(avoided.get(path) ?? []), filled.chosen.get(path)]);
			else if (paths.length === 0) return this.untried(outcome);
			maker.choose.takeBack();
		}
	}

	/** Nothing was sent, so what was chosen has not had its turn. */
	private untried(outcome: Outcome): Outcome {
		this.site.maker.choose.takeBack();
		return outcome;
	}

	/** Keys of the body, at any depth, that an error names. */
	private keysIn(error: string): string[] {
		const fields = this.target ? this.site.api.fieldsOf(this.target).body : [];
		const keys = new Set(fields.map(({ path }) => path.split('.').at(-1) ?? ''));
		const required = this.requiredKeys();
		return [...keys].filter(
			(key) => /^[a-z]+(_[a-z]+)+$/.test(key) && !required.has(key) && new RegExp(`\\b${key}\\b`).test(error),
		);
	}

	/** Keys that the body has in any case. */
	private requiredKeys(): ReadonlySet<string> {
		const schema = this.target?.body?.schema;
		if (!schema) return new Set();
		const { schemas } = this.site.api;
		const { required, unions } = schemas.view(schema);
		const ofVariants = unions.flatMap((variants) => {
			const [first, ...others] = variants.map((variant) => schemas.view(variant.schema).required);
			return [...(first ?? [])].filter((key) => others.every((other) => other.has(key)));
		});
		return new Set([...required, ...ofVariants]);
	}

	private async runOnce(
		branch: Branch,
		fill: MakeOptions['fill'],
		avoided: Map<string, unknown[]>,
		extra?: Extra,
	): Promise<Outcome> {
		const { recorder, checker, credentials, coverage } = this.site;
		const filled = nothingFilled();
		const source = { ...this.source, fill, filled, avoided, branch: JSON.stringify(branch) };
		const chosen = { ...this.selected, ...branch };
		const parameters = parametersOf(this.description, chosen, source, extra);
		recorder.take();
		const error = await this.execute(parameters, filled);
		const requests = recorder.take();
		this.runs++;
		this.requests += requests.length;
		const checked = requests.map((request) => checker.check(request, credentials.tokens));
		for (const one of checked) {
			if (one.described) coverage.add(one.described, one.seen, filled.wholeBody !== undefined, filled.passedOn);
			this.learn(one, filled);
		}
		return { parameters, filled, checked, error };
	}

	private async execute(parameters: INodeParameters, { binary, inputs }: Filled): Promise<string | undefined> {
		const { types, data } = this.site.credentials;
		const item = itemWith(binary, this.site.maker.choose, this.source.key);
		const items = [{ ...item, json: Object.fromEntries(inputs) as IDataObject }];
		const options = { node: this.node.type, parameters, items, credentials: data, credentialTypes: types };
		try {
			const { error } = await runNode(options);
			return error && [error.message, error.description].filter(Boolean).join(' ');
		} catch (error) {
			return (error as Error).message;
		}
	}

	/** A text that comes out somewhere has the schema of that place from now on. */
	private learn({ described, seen }: Checked, { texts }: Filled): void {
		if (described === undefined || described !== this.target) return;
		for (const [path, text] of texts) {
			const place = text.length > 4 && seen.find(({ value }) => value === text);
			if (place) this.source.learned.set(path, place.schema);
		}
	}

	private judge(outcome: Outcome): void {
		const { checked, error, filled } = outcome;
		for (const { findings, described } of checked) {
			for (const finding of findings) this.add({ ...finding, described: described?.name }, outcome);
		}
		if (filled.unfilled.length > 0) this.add({ kind: 'not filled', message: filled.unfilled.join(', ') }, outcome);
		if (checked.length === 0) {
			this.add({ kind: 'nothing sent', message: error ?? 'The run ended well without a request' }, outcome);
		} else if (error) {
			this.add({ kind: 'failed', message: error }, outcome);
		}
	}

	private add(violation: Omit<Violation, 'count' | 'parameters'>, { parameters }: Outcome): void {
		const key = `${violation.kind} ${violation.described} ${violation.message.replace(/\d+/g, 'n')}`;
		const known = this.violations.get(key);
		if (known) known.count++;
		else this.violations.set(key, { ...violation, parameters, count: 1 });
	}
}
