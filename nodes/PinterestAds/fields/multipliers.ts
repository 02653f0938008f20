import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../shared/rows/field';
import { byDisplayName } from '../../shared/fields/english';
import { entriesOf, many, readEntry, valuesOf } from '../../shared/fields/entries';
import type { Facts, Made, Option } from '../../shared/fields/kinds';
import { choice, choices, decimal, field, listOf, liveChoices, texts } from '../../shared/fields/kinds';

/** What a bid can hang on, and where the API keeps its multipliers. */
export interface Basis<Value extends string = string> {
	value: Value;
	name: string;
	apiName: string;
	/** Gives the keys of the multipliers. Its label and `when` are set here. */
	keys: Field;
}

/** Multipliers by the API's name for what they hang on, then by key: `{gender_multipliers: {female: 1.2}}`. */
export type Multipliers = Record<string, Record<string, number>>;

const keyFacts = (name: string): Facts => ({ name, in: 'local', label: 'Values', required: true });

/** Some of the API's values, which all get the multiplier of the row. */
export const basis = <const Value extends string>(
	facts: Pick<Basis<Value>, 'value' | 'name' | 'apiName'>,
	name: string,
	options: readonly Option[],
): Basis<Value> => ({
	...facts,
	keys: choices({ ...keyFacts(name), description: 'The value that the multiplier is for', options }),
});

export const AUDIENCES: Basis<'AUDIENCE'> = {
	value: 'AUDIENCE',
	name: 'Audience',
	apiName: 'audience_multipliers',
	keys: liveChoices({
		...keyFacts('multipliedAudienceIds'),
		label: 'Value Names or IDs',
		loadOptionsMethod: 'getAudiences',
		dependsOn: ['adAccount.value'],
		pattern: /^\d+$/,
	}),
};

export const FREQUENCIES: Basis<'FREQUENCY'> = {
	value: 'FREQUENCY',
	name: 'Impressions',
	apiName: 'frequency_multipliers',
	keys: texts({
		...keyFacts('multipliedCounts'),
		description: 'How often somebody has seen the ads: numbers separated by commas',
		placeholder: 'e.g. 3',
	}),
};

/**
 * How much more or less to bid, a row for each multiplier. Its value is {@link Multipliers}.
 *
 * @param most the largest multiplier, where there is one
 */
export function multiplierRows<const Own extends Facts>(
	facts: Own,
	bases: readonly Basis[],
	most?: number,
): Made<Own, Multipliers | undefined> {
	const row: Field[] = [
		choice({
			...{ name: 'multiplyBy', in: 'local', label: 'By' },
			description: 'What the multiplier depends on',
			options: bases.map(({ name, value }) => ({ name, value })),
			default: bases[0]?.value ?? '',
		}),
		decimal({
			...{ name: 'multiplier', in: 'local', label: 'Multiplier' },
			description: 'The factor of the usual bid: 1.2 is 20% more, 0.8 is 20% less',
			minimum: 0,
			maximum: most,
			default: 1,
		}),
		...bases
			.map(({ keys, value }): Field => ({ ...keys, when: { multiplyBy: [value] } }))
			.sort((one, other) => byDisplayName(one.shown, other.shown)),
	];
	return field(facts, many('Add Multiplier', 'Multiplier', valuesOf(row)), (value) => {
		const multipliers: Multipliers = {};
		for (const [at, entry] of entriesOf(value).entries()) add(multipliers, bases, readEntry(row, entry, at), at);
		return Object.keys(multipliers).length > 0 ? multipliers : undefined;
	});
}

/** @throws Error when a value has a multiplier already */
function add(multipliers: Multipliers, bases: readonly Basis[], read: IDataObject, at: number): void {
	const { multiplyBy, multiplier } = read;
	for (const { value, name, apiName, keys } of bases) {
		if (value !== multiplyBy) continue;
		const own = (multipliers[apiName] ??= {});
		for (const key of listOf(read[keys.name])) {
			if (key in own) throw new Error(`has a wrong row ${at + 1}: By ${name}, ${key} has a multiplier already`);
			own[key] = Number(multiplier);
		}
	}
}
