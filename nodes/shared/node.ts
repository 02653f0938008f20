import type { INodeProperties, INodeType } from 'n8n-workflow';

import { propertiesOf } from './editor/properties';
import { subtitleOf } from './editor/subtitle';
import { compile } from './fields/compiled';
import type { Resource } from './rows/operation';
import { customOperationsOf, routingOf } from './run/operations';

/** What a node's class needs from its rows. */
export interface Operations {
	properties: INodeProperties[];
	subtitle: string;
	customOperations: NonNullable<INodeType['customOperations']>;
}

/** Turns a node's rows into its properties and the functions that carry them out. */
export function operationsOf(resources: readonly Resource[]): Operations {
	const operations = compile(resources);
	return {
		properties: propertiesOf(resources, operations, routingOf(operations)),
		customOperations: customOperationsOf(operations),
		subtitle: subtitleOf(resources),
	};
}
