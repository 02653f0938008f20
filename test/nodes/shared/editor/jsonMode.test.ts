import { type INodeParameters, NodeHelpers } from 'n8n-workflow';

import { Pinterest } from '../../../../nodes/Pinterest/Pinterest.node';
import { PinterestAds } from '../../../../nodes/PinterestAds/PinterestAds.node';
import { PinterestAudiences } from '../../../../nodes/PinterestAudiences/PinterestAudiences.node';
import { PinterestBusiness } from '../../../../nodes/PinterestBusiness/PinterestBusiness.node';
import { PinterestCatalogs } from '../../../../nodes/PinterestCatalogs/PinterestCatalogs.node';
import { PinterestConversions } from '../../../../nodes/PinterestConversions/PinterestConversions.node';
import type { Compiled } from '../../../../nodes/shared/fields/compiled';
import type { Field } from '../../../../nodes/shared/rows/field';
import { rows } from '../rows/rows';

const descriptions = {
	pinterest: new Pinterest().description,
	ads: new PinterestAds().description,
	audiences: new PinterestAudiences().description,
	business: new PinterestBusiness().description,
	catalogs: new PinterestCatalogs().description,
	conversions: new PinterestConversions().description,
};

const described = Object.entries(descriptions).flatMap(([node, description]) =>
	[...rows]
		.filter(([name]) => name.startsWith(`${node} `))
		.map(([name, compiled]) => ({ name, compiled, description })),
);

describe('with the body as JSON, the editor', () => {
	/** Names of parameters that are shown, whatever else is chosen. */
	const shownIn = ({ compiled, description }: (typeof described)[number], inputMode: string) => {
		const { resource, operation } = compiled;
		const values: INodeParameters = { resource, operation: operation.value, inputMode };
		return new Set(
			description.properties
				.filter((property) => NodeHelpers.displayParameter(values, property, null, description))
				.map(({ name }) => name),
		);
	};
	const topIn = ({ top }: Compiled, isMeant: (field: Field) => boolean) =>
		top.filter(({ field }) => field.when === undefined && isMeant(field)).map(({ field }) => field.name);

	it.each(described.filter(({ compiled }) => compiled.operation.jsonBody))('hides just what is in it: $name', (one) => {
		const { compiled } = one;
		const shown = shownIn(one, 'json');
		expect(topIn(compiled, ({ name, in: location }) => location === 'body' && shown.has(name))).toEqual([]);
		const others = topIn(compiled, ({ in: location }) => location === 'path' || location === 'query');
		expect(others.filter((name) => !shown.has(name))).toEqual([]);
		for (const [collection, entries] of compiled.collections)
			if (entries.some(({ field }) => field.in === 'body')) expect([...shown]).not.toContain(collection);
		const whole = shownIn(one, 'fields');
		expect(topIn(compiled, () => true).filter((name) => name !== 'jsonBody' && !whole.has(name))).toEqual([]);
	});

	it('hides nothing of an operation without it, though the choice stays from another one', () => {
		const hidden = described
			.filter(({ compiled }) => !compiled.operation.jsonBody)
			.flatMap((one) => {
				const shown = shownIn(one, 'json');
				return topIn(one.compiled, () => true).flatMap((name) => (shown.has(name) ? [] : [`${one.name} ${name}`]));
			});
		expect(hidden).toEqual([]);
	});
});
