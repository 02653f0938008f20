import type { INodeParameters, INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import type { Hint } from './nodes';
import { BY_COLUMNS } from './rules';

/** Values of the parameters that decide which others are shown. */
export type Branch = Record<string, string | number | boolean>;

/** Parameters that choose what is run or as whom, not how. */
const SELECTORS = ['resource', 'operation', 'authentication'];

/** Whether a person sees the parameter. `root` are the node's own values where the parameter lies in a collection. */
export function isShown(
	property: INodeProperties,
	values: INodeParameters,
	description: INodeTypeDescription,
	root: INodeParameters = values,
): boolean {
	const { version } = description;
	const typeVersion = Array.isArray(version) ? Math.max(...version) : version;
	return NodeHelpers.displayParameter(values, property, { typeVersion }, description, root);
}

/**
 * The description with those parameters alone that can be shown for what is selected; a node has a thousand others.
 *
 * @param selected resource, operation and the like
 */
export function narrowed(description: INodeTypeDescription, selected: INodeParameters): INodeTypeDescription {
	const isOf = ({ show = {} }: NonNullable<INodeProperties['displayOptions']>) =>
		Object.entries(selected).every(([name, value]) => show[name]?.includes(value as string) ?? true);
	return { ...description, properties: description.properties.filter((one) => isOf(one.displayOptions ?? {})) };
}

/** The description with entries of collections hidden where the node would refuse them. */
export function withoutRefused(description: INodeTypeDescription, hints: Map<string, Hint>): INodeTypeDescription {
	const hidden = (entry: INodeProperties): INodeProperties => {
		const { onlyWith = {} } = hints.get(entry.name) ?? {};
		const show: Record<string, Array<string | number | boolean>> = {};
		for (const [name, values] of Object.entries(onlyWith)) show[`/${name}`] = [...values];
		return Object.keys(show).length === 0 ? entry : { ...entry, displayOptions: { show } };
	};
	const properties = description.properties.map((one) =>
		one.type === 'collection' ? { ...one, options: entriesOf(one).map(hidden) } : one,
	);
	return { ...description, properties };
}

/** Every parameter's default, then what is chosen. */
export function withDefaults(description: INodeTypeDescription, chosen: INodeParameters): INodeParameters {
	const values: INodeParameters = {};
	for (const property of description.properties) {
		if (!(property.name in values) && isShown(property, { ...values, ...chosen }, description)) {
			values[property.name] = property.default;
		}
	}
	return { ...values, ...chosen };
}

/**
 * Every way through the parameters that others depend on: each value of each of them, under each value of the ones it
 * depends on itself. Ones that have nothing to do with each other are not multiplied.
 *
 * @param selected resource, operation and the like
 */
export function branchesOf(description: INodeTypeDescription, selected: INodeParameters): Branch[] {
	const deciding = description.properties.filter((one) => isDeciding(one, description.properties));
	const found = new Map<string, Branch>();
	/** What was chosen first may not be among the options any more beside what was chosen since. */
	const isOffered = (branch: Branch, values: INodeParameters) =>
		Object.entries(branch).every(([name, value]) => {
			const shown = deciding.filter((one) => one.name === name && isShown(one, values, description));
			return shown.length === 0 || shown.some((one) => valuesOf(one).includes(value));
		});
	const follow = (branch: Branch): void => {
		const key = JSON.stringify(Object.entries(branch).sort());
		if (found.has(key)) return;
		const values = withDefaults(description, { ...selected, ...branch });
		if (!isOffered(branch, values)) return;
		found.set(key, branch);
		for (const property of deciding) {
			if (property.name in branch || !isShown(property, values, description)) continue;
			// What was chosen last counts: everything hangs on the choice of JSON, and is not multiplied for that.
			const last = Object.keys(branch).at(-1);
			if (last !== undefined && !areLinked(property, last, description.properties)) continue;
			for (const value of valuesOf(property)) follow({ ...branch, [property.name]: value });
		}
	};
	follow({});
	return withoutParts([...found.values()]);
}

/** Whether one hangs on the other, or something hangs on both. */
function areLinked(property: INodeProperties, name: string, properties: INodeProperties[]): boolean {
	if (namesIn(property).includes(name)) return true;
	const both = (one: INodeProperties) => namesIn(one).includes(name) && namesIn(one).includes(property.name);
	return properties.some((one) => both(one) || entriesOf(one).some(both));
}

/** The values a deciding parameter can have. */
export function valuesOf({ type, options }: INodeProperties): Array<string | number | boolean> {
	if (type === 'boolean') return [false, true];
	return ((options ?? []) as INodePropertyOptions[])
		.filter(({ name }) => !BY_COLUMNS.test(name))
		.map(({ value }) => value);
}

/** The root parameters that a parameter's own conditions, or those of what is in it, name. */
function namesIn(property: INodeProperties): string[] {
	const { show = {}, hide = {} } = property.displayOptions ?? {};
	return [...Object.keys(show), ...Object.keys(hide)].map((name) => name.replace(/^\//, ''));
}

function isDeciding({ name, type }: INodeProperties, properties: INodeProperties[]): boolean {
	if (SELECTORS.includes(name) || (type !== 'options' && type !== 'boolean')) return false;
	return properties.some((other) => other.name !== name && mentions(other, name));
}

function mentions(property: INodeProperties, name: string): boolean {
	if (namesIn(property).includes(name)) return true;
	return entriesOf(property).some((one) => namesIn(one).includes(name));
}

function entriesOf({ type, options }: INodeProperties): INodeProperties[] {
	if (type !== 'collection') return [];
	return (options ?? []).filter((one): one is INodeProperties => 'type' in one && 'displayName' in one);
}

/** A branch that another one goes on from is run as part of it, unless it is the only one. */
function withoutParts(branches: Branch[]): Branch[] {
	const includes = (whole: Branch, part: Branch) =>
		Object.entries(part).every(([name, value]) => whole[name] === value);
	return branches.filter((one) => !branches.some((other) => other !== one && includes(other, one)));
}
