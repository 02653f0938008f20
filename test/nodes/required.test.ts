/** What is marked required in the editor is what a run asks for: no more, and no less. */
import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { branchesOf, isShown, narrowed, withDefaults } from '../conformance/branches';
import { isAskedFor } from '../conformance/parameters';
import { binaryItem, runNode } from '../engine';
import { png, type SimulatedPinterest } from '../pinterest';
import { rows } from './shared/rows/rows';
import { accessTokenFor, operationsOf, type PackageNode, packageNodes, startForSchemas } from '../schemas/scenarios';

let pinterest: SimulatedPinterest;
let nodes: PackageNode[];
beforeAll(async () => {
	pinterest = await startForSchemas();
	nodes = (await packageNodes()).filter(({ type }) => operationsOf(type).length > 0);
});
afterAll(() => pinterest.close());

const ID = '626735565838';
const file = () => binaryItem(png(Buffer.from('6e7874', 'hex'), 40, 60), { fileName: 'a.png', mimeType: 'image/png' });

/** Something that a parameter may be, whatever it is; undefined where nothing tells. */
function valueOf({ type, displayName, placeholder = '', options, typeOptions }: INodeProperties) {
	const [option] = (options ?? []) as INodePropertyOptions[];
	const live = typeOptions?.loadOptionsMethod;
	if (type === 'resourceLocator') return { __rl: true, mode: 'id', value: ID };
	if (type === 'multiOptions') return [live ? (/Column/.test(displayName) ? 'CAMPAIGN_ID' : ID) : option?.value];
	if (type === 'options') return live ? ID : option?.value;
	if (type === 'dateTime') return '2026-11-20';
	if (type === 'number') return 1;
	if (type === 'json') return '{"a": 1}';
	if (type !== 'string') return undefined;
	if (/Binary|Input Data Field|^Video$/.test(displayName)) return 'data';
	if (placeholder && !placeholder.includes('{{')) return placeholder.replace(/^e\.g\. /, '');
	if (/\bIDs?$/.test(displayName)) return ID;
	return /Link|URL/.test(displayName) ? 'https://example.com/page' : displayName;
}

/** The parameters with what is marked required, and nothing else; undefined where nothing tells a value. */
function filled(description: PackageNode['type']['description'], chosen: INodeParameters): INodeParameters | undefined {
	const parameters = { ...chosen };
	for (const property of description.properties) {
		const isAsked = isAskedFor(property) && !(property.name in parameters);
		if (!isAsked || !isShown(property, withDefaults(description, parameters), description)) continue;
		const value = valueOf(property);
		if (value === undefined) return undefined;
		parameters[property.name] = value;
	}
	return parameters;
}

/** What a run asks for besides: rules between fields, and what is in a file. Each names its fields itself. */
const RULES = [
	/^Nothing to (set|update|write)\b/,
	/^Targeting lacks a place: choose at least one location or region$/,
	/^Location Names or IDs is missing: choose at least one location or region/,
	/^The item says nothing of a person: fill in Email or another of its fields$/,
	/^User Data must hold Email, or /,
	/^Derive From names user_data, which the event lacks/,
	/^Give Emails, Click IDs or both$/,
	/^Link is missing: the Pin is made from its page$/,
	/^A carousel has 2 to 5 images, not [01]$/,
	/^The input data field "data" \(a\.png\) is neither an MP4 nor a MOV video/,
	/needs at least 2 SKUs/,
	/^Records \(Emails or IDs\) holds something that is neither .* \(line 1 of the file\)/,
	// What is required of a value as JSON is told by its own message.
	/^(JSON Body|.* \(JSON\)|Records|Notification|The order)[: ](?!is missing)/,
	// Its default is an expression, which the input item here has nothing for.
	/^Confirmation is missing$/,
	/^Own Event Name is missing$/,
];

/** Every operation in each form that its panel can have. */
function* panels() {
	for (const { name, type } of nodes) {
		for (const operation of operationsOf(type)) {
			const [resource, value] = operation.split('.');
			const selected: INodeParameters = { authentication: 'accessToken', resource, operation: value };
			const description = narrowed(type.description, selected);
			const seen = new Set<string>();
			for (const branch of branchesOf(description, selected)) {
				const chosen = { ...selected, ...branch };
				const values = withDefaults(description, chosen);
				const shown = description.properties.filter((one) => isShown(one, values, description));
				const fields = shown.map((one) => one.name).join();
				if (seen.has(fields)) continue;
				seen.add(fields);
				yield { where: `${name} ${operation} ${JSON.stringify(branch)}`, type, description, chosen };
			}
		}
	}
}

test('with what is marked required, and nothing else, every operation sends its request', async () => {
	const refused: string[] = [];
	let count = 0;
	const credentials = accessTokenFor(pinterest);
	pinterest.limits.off();
	for (const { where, type, description, chosen } of panels()) {
		const parameters = filled(description, chosen);
		if (!parameters) continue;
		count += 1;
		pinterest.clearRequests();
		const { error } = await runNode({ node: type, parameters, items: [file()], ...credentials });
		if (!error || pinterest.requests.length > 0) continue;
		if (!RULES.some((rule) => rule.test(error.message))) refused.push(`${where}: ${error.message}`);
	}
	expect(refused).toEqual([]);
	expect(count).toBeGreaterThan(600);
}, 600_000);

test('what a run asks for carries the mark, whatever it depends on, and nothing else does', () => {
	const marks = [...rows.values()].flatMap(({ top }) =>
		// A switch is never empty.
		top
			.filter(({ field }) => field.shown.type !== 'boolean')
			.map(({ field }) => [field.name, field.shown.required ?? false, field.required ?? false] as const),
	);
	const differing = marks.filter(([, isMarked, isAsked]) => isMarked !== isAsked).map(([name]) => name);
	// Records are counted and reported, also those of an item that has none; Event Name often is an expression; columns may give Event ID.
	expect([...new Set(differing)]).toEqual(['records', 'ownEventName', 'eventId']);
});
