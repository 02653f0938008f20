import type { INodeParameters, INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { isShown, withDefaults } from './branches';
import { type Source, valueOf } from './values';

/** One more parameter than the required ones; `entry` where it lies in a collection. */
export interface Extra {
	property: INodeProperties;
	entry?: INodeProperties;
}

/**
 * The parameters of a run: what is chosen, then every other one that is shown, or only what a person must fill in.
 *
 * @param chosen resource, operation and the branch
 * @param extra set besides the required ones
 */
export function parametersOf(
	description: INodeTypeDescription,
	chosen: INodeParameters,
	source: Omit<Source, 'isEntryShown'>,
	extra?: Extra,
): INodeParameters {
	const parameters = { ...chosen };
	const all = source.fill === 'all';
	for (const property of description.properties) {
		const values = withDefaults(description, parameters);
		if (property.name in parameters || !isShown(property, values, description)) continue;
		if (property.name === 'authentication') {
			const ways = optionValues(property).filter((way) => isGoodFor(way, chosen));
			parameters.authentication = source.maker.choose.pick(`${source.key}authentication`, ways);
			continue;
		}
		const isExtra = property === extra?.property;
		if (!all && !isExtra && !isAskedFor(property, source.hints.get(property.name)?.required)) continue;
		const isEntryShown = (entry: INodeProperties, beside: INodeParameters) =>
			(!isExtra || !extra.entry || entry === extra.entry) && isShown(entry, beside, description, values);
		const fill = isExtra ? 'all' : source.fill;
		const value = valueOf(property, property.name, { ...source, fill, isEntryShown });
		if (value !== undefined) parameters[property.name] = value;
	}
	return parameters;
}

/** What could be set besides the required parameters, one at a time. */
export function extrasOf(description: INodeTypeDescription, chosen: INodeParameters): Extra[] {
	const values = withDefaults(description, chosen);
	const shown = description.properties.filter(
		({ name, type }) => !(name in chosen) && name !== 'authentication' && type !== 'notice' && type !== 'hidden',
	);
	return shown
		.filter((property) => isShown(property, values, description))
		.flatMap((property): Extra[] => {
			if (property.type !== 'collection') return [{ property }];
			const entries = (property.options ?? []) as INodeProperties[];
			return entries.filter((entry) => isShown(entry, {}, description, values)).map((entry) => ({ property, entry }));
		});
}

/** A person must fill it in: it is required and has no default that would do. Names of files are always set. */
export function isAskedFor({ required, default: initial, type }: INodeProperties, byNode = false): boolean {
	if (!required && !byNode) return false;
	if (['resourceLocator', 'fixedCollection', 'collection', 'json'].includes(type)) return true;
	// n8n wants a default of every number, so an amount that must be filled in stands at 0.
	if (type === 'number' && initial === 0) return true;
	return initial === '' || initial === 'data' || (Array.isArray(initial) && initial.length === 0);
}

/** A conversion token is offered for all operations of its node, and only sends events. */
function isGoodFor(authentication: unknown, { resource, operation }: INodeParameters): boolean {
	return authentication !== 'conversionToken' || (resource === 'conversionEvent' && operation === 'send');
}

function optionValues({ options }: INodeProperties): Array<string | number | boolean> {
	return ((options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
}
