/** Optional parameters as n8n's collections: one for each distinct set of entries, with no conditions on other parameters in it. */
import type { INodeProperties } from 'n8n-workflow';

import type { Compiled, Conditions, Parameter } from '../fields/compiled';
import { byDisplayName } from '../fields/english';
import type { CollectionName, Row } from '../rows/operation';
import { crossed, exactGroupsOf, grouped, operationsIn, shownOf } from './uses';

const COLLECTIONS: Record<CollectionName, Pick<INodeProperties, 'displayName' | 'placeholder' | 'isNodeSetting'>> = {
	userData: { displayName: 'User Data', placeholder: 'Add User Data' },
	customData: { displayName: 'Custom Data', placeholder: 'Add Custom Data' },
	appInfo: { displayName: 'App', placeholder: 'Add App Field' },
	deviceInfo: { displayName: 'Device', placeholder: 'Add Device Field' },
	targeting: { displayName: 'More Targeting', placeholder: 'Add Targeting' },
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
	// n8n adds its own to a collection of this name, and shows it under Settings.
	requestOptions: { displayName: 'Request Options', placeholder: 'Add Option', isNodeSetting: true },
};

/** Entries that stand in front of the others, which follow by the alphabet: what most people need. */
const FIRST: Partial<Record<CollectionName, string[]>> = { userData: ['email', 'phone', 'externalId'] };

type Value = string | number | boolean;

/** The entries that an operation's collection offers while other parameters have some values. */
interface Entries {
	of: Compiled<Row>;
	/** Those other parameters. */
	when: Record<string, Value[]>;
	parameters: readonly Parameter[];
}

/** The collections of a node's operations, those of one name in a row. */
export function collectionsOf(operations: ReadonlyArray<Compiled<Row>>): INodeProperties[] {
	return (Object.keys(COLLECTIONS) as CollectionName[]).flatMap((name) => {
		const entries = operations.flatMap((compiled) => entriesOf(compiled, name));
		return [...grouped(entries, identityOf()).values()]
			.flatMap((alike) => exactGroupsOf(operations, alike))
			.map((alike) => collection(operations, name, alike));
	});
}

function collection(
	operations: ReadonlyArray<Compiled<Row>>,
	name: CollectionName,
	alike: [Entries, ...Entries[]],
): INodeProperties {
	const [first] = alike;
	const isOfAll = operationsIn(alike).size === operations.length && Object.keys(first.when).length === 0;
	const isEverywhere = isOfAll || COLLECTIONS[name].isNodeSetting === true;
	const show = { ...crossed(alike), ...first.when };
	const hide = isHiddenInJsonMode(first) ? { hide: { inputMode: ['json'] } } : {};
	return {
		...COLLECTIONS[name],
		name,
		type: 'collection',
		default: {},
		...(isEverywhere ? {} : { displayOptions: { show, ...hide } }),
		options: first.parameters.map(({ field }) => shownOf(field)).sort(inOrderOf(FIRST[name] ?? [])),
	};
}

function inOrderOf(first: string[]) {
	const rank = ({ name }: INodeProperties) => (first.includes(name) ? first.indexOf(name) : first.length);
	return (one: INodeProperties, other: INodeProperties) => rank(one) - rank(other) || byDisplayName(one, other);
}

/** What collections must have in common to be one: the same entries, shown alike, beside the same other parameters. */
function identityOf(): (entries: Entries) => string {
	const identities = new Map<unknown, string>();
	const identity = ({ field }: Parameter) => {
		const known = identities.get(field) ?? JSON.stringify([field.name, field.shown]);
		identities.set(field, known);
		return known;
	};
	return (entries) => {
		const { when, parameters } = entries;
		return JSON.stringify([when, isHiddenInJsonMode(entries), parameters.map(identity).sort()]);
	};
}

function isHiddenInJsonMode({ of, parameters }: Entries): boolean {
	return of.operation.jsonBody === true && parameters.some(({ isOfBody }) => isOfBody);
}

/** The collection of an operation, once for each set of entries that other parameters make of it. */
function entriesOf(of: Compiled<Row>, name: CollectionName): Entries[] {
	const parameters = of.collections.find(([own]) => own === name)?.[1] ?? [];
	const deciding = [...new Set(parameters.flatMap(({ conditions }) => conditions.map(([other]) => other)))];
	return split({ of, when: {}, parameters }, deciding);
}

function split(entries: Entries, [name, ...others]: string[]): Entries[] {
	if (entries.parameters.length === 0) return [];
	if (name === undefined) return [entries];
	const { of, when, parameters } = entries;
	const values = valuesOf(of, name);
	const shownFor = (value: Value) => parameters.filter(({ conditions }) => isMet(conditions, name, value));
	const sets = grouped(values, (value) =>
		shownFor(value)
			.map((one) => parameters.indexOf(one))
			.join(),
	);
	return [...sets.values()].flatMap((alike) => {
		const isAny = alike.length === values.length;
		const own = { of, when: isAny ? when : { ...when, [name]: alike }, parameters: shownFor(alike[0]) };
		return split(own, others);
	});
}

function isMet(conditions: Conditions, name: string, value: Value): boolean {
	return conditions.every(([other, accepted]) => other !== name || accepted.includes(String(value)));
}

/** @throws Error where the operation has no choice of that name at the top: nothing could be shown by it */
function valuesOf({ top, resource, operation }: Compiled<Row>, name: string): Value[] {
	const field = top.find((one) => one.field.name === name)?.field;
	const values = field?.shown.type === 'boolean' ? [false, true] : field?.values;
	if (!values) throw new Error(`${resource}.${operation.value} has no choice ${name} that entries could depend on`);
	return [...values];
}
