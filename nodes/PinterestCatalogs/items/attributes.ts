import { byName } from '../../shared/fields/english';
import type { Facts } from '../../shared/fields/kinds';
import { choice, choices, decimal, field, flag, integer, link, text, texts } from '../../shared/fields/kinds';
import type { CatalogType } from '../fields/place';
import { parsePrice } from '../fields/price';
import { wordsOf } from '../fields/words';
import { disclosures } from './disclosures';

/** What a field is beside its name in the API, from which its parameter's name is made. */
type Said = Omit<Facts, 'name' | 'in' | 'apiName' | 'when'>;

/** What a field is beside its name, its label and its description. */
type More = Partial<Omit<Said, 'label' | 'description'>>;

/**
 * Makes the fields of one type of catalog: shown for that type, when attributes are not given otherwise.
 *
 * @param type the type of the catalog
 */
export function attributesOf(type: CatalogType) {
	const facts = <const ApiName extends string>(apiName: ApiName, said: Said) => ({
		...said,
		name: parameterOf(apiName),
		apiName: `items.attributes.${apiName}` as const,
		in: 'body' as const,
		when: { attributesFrom: ['fields'], catalogType: [type] },
	});
	const words = <const ApiName extends string>(
		apiName: ApiName,
		label: string,
		description: string,
		{ maxLength, ...more }: More & { maxLength?: number } = {},
	) => text({ ...facts(apiName, { label, description, ...more }), maxLength });
	return {
		facts,
		words,
		url: <const ApiName extends string>(
			apiName: ApiName,
			label: string,
			description: string,
			{ maxLength, ...more }: More & { maxLength?: number } = {},
		) => link({ ...facts(apiName, { label, description, ...more }), maxLength }),
		price: <const ApiName extends string>(apiName: ApiName, label: string, description: string, more: More = {}) =>
			field(
				facts(apiName, { label, description, placeholder: 'e.g. 24.50 EUR', ...more }),
				{ type: 'string', default: '' },
				parsePrice,
			),
		whole: <const ApiName extends string>(apiName: ApiName, label: string, description: string, maximum?: number) =>
			integer({ ...facts(apiName, { label, description }), minimum: 0, maximum }),
		number: <const ApiName extends string>(
			apiName: ApiName,
			label: string,
			description: string,
			bounds: { minimum?: number; maximum?: number } = {},
		) => decimal({ ...facts(apiName, { label, description }), ...bounds }),
		yes: <const ApiName extends string>(apiName: ApiName, label: string, description: string) =>
			flag(facts(apiName, { label, description })),
		list: <const ApiName extends string>(apiName: ApiName, label: string, description: string) =>
			texts(facts(apiName, { label, description })),
		one: <const ApiName extends string, const Value extends string>(
			apiName: ApiName,
			label: string,
			description: string,
			values: readonly [Value, ...Value[]],
			more: More = {},
		) =>
			choice({
				...facts(apiName, { label, description, ...more }),
				options: optionsOf(values),
				default: values[0],
				anyForm: true,
			}),
		labels: (what: string, maxLength: number) =>
			([0, 1, 2, 3, 4] as const).map((at) =>
				words(`custom_label_${at}`, `Groups: Custom Label ${at}`, `Your own label to group ${what} by`, {
					maxLength,
				}),
			),
		disclosures: disclosures(
			facts('ai_disclosures', {
				label: 'Details: AI Disclosures',
				description: 'Images and videos of the item that were made or changed by AI',
			}),
		),
	};
}

/** The attributes that an update can name as the only ones to change. Source: the API description's UpdateMaskFieldType. */
const MASKABLE = wordsOf(
	'ad_link adult age_group availability average_review_rating brand checkout_enabled color condition custom_label_0 custom_label_1',
	'custom_label_2 custom_label_3 custom_label_4 custom_number_0 custom_number_1 custom_number_2 custom_number_3 custom_number_4',
	'description free_shipping_label free_shipping_limit gender google_product_category gtin item_group_id last_updated_time link',
	'material min_ad_price mpn number_of_ratings number_of_reviews pattern price product_type promotion_id sale_price shipping',
	'shipping_height shipping_weight shipping_width size size_system size_type tax title variant_names variant_values',
);

export const UPDATE_MASK = choices({
	name: 'updateMask',
	apiName: 'items.update_mask',
	in: 'body',
	label: 'Only Change',
	description:
		'The attributes to change. One without a value is removed. By default, all attributes that have a value.',
	options: optionsOf(MASKABLE),
	default: [],
	when: { catalogType: ['RETAIL'] },
});

/** Some of the names are lists' and other nodes' own, so each says that it is an item's: `itemTitle`. */
function parameterOf(apiName: string) {
	return `item${`_${apiName}`.replace(/[_.]+(\w)/g, (_, letter: string) => letter.toUpperCase())}` as const;
}

function optionsOf<const Value extends string>(values: readonly Value[]) {
	const nameOf = (value: string) =>
		value.length <= 3
			? value.toUpperCase()
			: value
					.replace(/_/g, ' ')
					.replace(/\b[a-z]/g, (one) => one.toUpperCase())
					.replace(/\bId\b/, 'ID');
	return values
		.map((value) => ({ name: value === 'out of stock' ? 'Out of Stock' : nameOf(value), value }))
		.sort(byName);
}
