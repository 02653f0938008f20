import type { INodeParameters, INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { isShown, narrowed, withDefaults } from '../conformance/branches';
import { isAskedFor } from '../conformance/parameters';

/** Ids that a parameter can have beside what is filled in before it, the best first; none where nothing is known of it. */
export type Ids = (property: INodeProperties, filled: INodeParameters) => Promise<string[]>;

/** What a scenario is derived with. */
export interface Tools<Output> {
	/** Ways that are not gone: `raw`, `file`, `preview`. */
	leftOut: readonly string[];
	ids: Ids;
	/** @throws Error when the run fails or gives nothing */
	run(parameters: INodeParameters): Promise<Output[]>;
}

/** A run on more things than these shows no more. */
const MOST_RUNS = 12;

/**
 * Runs an operation with what a person must fill in: a thing of each list, what the placeholder of a text proposes, else its label, the
 * first field to change, a text if there is one. What only reads is run on each thing of the lists; a write on the first that is not refused, and before that as
 * a preview where there is one. Rows are asked for as a file too, objects raw.
 *
 * @param selected resource and operation
 * @throws Error of the last run, when none gives anything
 */
export async function runDerived<Output>(
	description: INodeTypeDescription,
	selected: INodeParameters,
	{ ids, run, leftOut }: Tools<Output>,
): Promise<Output[]> {
	const own = narrowed(description, selected);
	const isRead = isReading(own, selected);
	const outputs: Output[] = [];
	let failure: unknown = new Error('The lists of the editor offer nothing to run it on: add a scenario');
	let attempts = 0;
	let successes = 0;
	for await (const parameters of fillings(own, selected, ids)) {
		for (const [name, way] of waysOf(own, parameters).filter(([one]) => !leftOut.includes(one))) {
			try {
				outputs.push(...(await run({ ...parameters, ...way })));
				if (name === AS_IT_IS) successes += 1;
			} catch (error) {
				failure = error;
			}
		}
		attempts += 1;
		if (attempts === MOST_RUNS || (successes > 0 && !isRead)) break;
	}
	if (successes === 0) throw failure;
	return outputs;
}

/** The parameters with everything filled in that a person would fill in, for each thing of the lists. */
async function* fillings(
	description: INodeTypeDescription,
	parameters: INodeParameters,
	ids: Ids,
): AsyncGenerator<INodeParameters> {
	const next = missing(description, parameters);
	if (!next) yield parameters;
	else
		for (const value of await valuesFor(description, next, parameters, ids))
			yield* fillings(description, { ...parameters, [next.name]: value }, ids);
}

/** The first parameter that a person would fill in and that is not. */
function missing(description: INodeTypeDescription, parameters: INodeParameters): INodeProperties | undefined {
	const values = withDefaults(description, parameters);
	const always = ['returnAll', 'updateFields'];
	return description.properties.find(
		(one) =>
			!(one.name in parameters) &&
			one.name !== 'authentication' &&
			(always.includes(one.name) || one.type === 'resourceLocator' || isAskedFor(one)) &&
			isShown(one, values, description),
	);
}

type Value = INodeParameters[string];

async function valuesFor(
	description: INodeTypeDescription,
	property: INodeProperties,
	parameters: INodeParameters,
	ids: Ids,
): Promise<Value[]> {
	if (property.type === 'resourceLocator')
		return (await ids(property, parameters)).map((value) => ({ __rl: true, mode: 'id', value }));
	if (property.name === 'updateFields') {
		const values = withDefaults(description, parameters);
		const fields = entriesOf(property.options).filter((one) => isShown(one, {}, description, values));
		// A text can be changed to anything; other fields may go with what the thing is.
		return ['string', 'number', 'options', 'boolean'].flatMap((type) =>
			fields.filter((one) => one.type === type).map((one) => ({ [one.name]: valueOf(one) })),
		);
	}
	const found = await ids(property, parameters);
	return found.length > 0 ? found : [valueOf(property)];
}

function valueOf({ name, type, displayName, placeholder, options }: INodeProperties): Value {
	const [option] = (options ?? []) as INodePropertyOptions[];
	switch (type) {
		case 'boolean':
			return true;
		case 'number':
			return 1;
		case 'options':
			return option?.value;
		case 'multiOptions':
			return option && [String(option.value)];
		case 'dateTime':
			return '2027-01-01';
		case 'string':
			return placeholder?.replace(/^e\.g\. /, '') ?? displayName;
		default:
			throw new Error(`Nothing tells what "${name}" may be: add a scenario`);
	}
}

type Way = [name: string, parameters: INodeParameters];

const AS_IT_IS = 'as it is';

/** As it is, and with each of the switches that decide what comes back the other way round. */
function waysOf(description: INodeTypeDescription, parameters: INodeParameters): Way[] {
	const values = withDefaults(description, parameters);
	const shown = description.properties.filter((one) => isShown(one, values, description));
	const optionsOf = (name: string) => shown.find((one) => one.name === name)?.options ?? [];
	const hasDryRun = entriesOf(optionsOf('options')).some(
		(one) => one.name === 'preview' && isShown(one, {}, description, values),
	);
	const ways: Way[] = [[AS_IT_IS, {}]];
	// First, as long as there is what the write would change.
	if (hasDryRun) ways.unshift(['preview', { options: { preview: true } }]);
	for (const output of ['raw', 'file'])
		if (optionsOf('output').some((one) => 'value' in one && one.value === output)) ways.push([output, { output }]);
	return ways;
}

/** The fields in a collection. */
const entriesOf = (options: INodeProperties['options'] = []): INodeProperties[] =>
	options.filter((one): one is INodeProperties => 'type' in one);

function isReading({ properties }: INodeTypeDescription, { operation }: INodeParameters): boolean {
	const options = properties.find(({ name }) => name === 'operation')?.options as INodePropertyOptions[] | undefined;
	return options?.find(({ value }) => value === operation)?.routing?.request?.method === 'GET';
}
