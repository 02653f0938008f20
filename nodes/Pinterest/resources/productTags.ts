import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, asText } from '../../shared/api/json';
import { UnreadableError, objectsIn } from '../../shared/api/parts';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { pin, pinIds } from '../../shared/fields/locators';

const TAGGED_PIN = pin({
	name: 'taggedPin',
	apiName: 'pin_id',
	in: 'path',
	label: 'Pin',
	description: 'The Pin that shows the products',
	required: true,
});

const PRODUCTS = pinIds({
	name: 'productPins',
	apiName: 'product_tags',
	in: 'body',
	label: 'Product Pins',
	description: 'The product Pins, 1 to 24: IDs or addresses separated by commas',
	placeholder: 'e.g. 813744226420795884, 813744226420795885',
	required: true,
	maxItems: 24,
});

const TAGS = {
	...PRODUCTS,
	parse: (value: unknown) => asList(PRODUCTS.parse(value)).map((pin_id) => ({ pin_id })),
};

const tagsOf = (answer: unknown) => objectsIn(asObject(answer).product_tags, 'product tags');

/** @throws UnreadableError where a product that was tagged is not among them */
function tagsMade(answer: unknown, { product_tags: asked }: IDataObject): IDataObject[] {
	const tags = tagsOf(answer);
	const made = new Set(tags.map(({ pin_id: id }) => asText(id)));
	const missing = asList(asked)
		.flatMap((tag) => asText(asObject(tag).pin_id) ?? [])
		.filter((id) => !made.has(id));
	if (missing.length > 0) throw new UnreadableError(`Pinterest’s answer holds no product tag of ${missing.join(', ')}`);
	return tags;
}

const operations: Operation[] = [
	operation('POST /pins/{pin_id}/product_tags', {
		value: 'add',
		effect: 'write',
		name: 'Add',
		action: 'Add product tags to pin',
		description: 'Tag products in a Pin, so that people can buy what it shows. Returns the tags of the Pin.',
		fields: [TAGGED_PIN, TAGS],
		split: (answer, { body }) => tagsMade(answer, body),
	}),
	operation('GET /pins/{pin_id}/product_tags', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get product tags of pin',
		description: 'List the product Pins that are tagged in a Pin',
		fields: [TAGGED_PIN],
		split: tagsOf,
	}),
	operation('POST /pins/{pin_id}/product_tags/bulk-delete', {
		value: 'remove',
		effect: 'write',
		name: 'Remove',
		action: 'Remove product tags from pin',
		description: 'Remove product tags from a Pin. The product Pins themselves stay.',
		fields: [TAGGED_PIN, TAGS],
		answer: 'nothing',
		done: 'deleted',
	}),
];

export const productTags: Resource = { value: 'productTag', name: 'Product Tag', operations };
