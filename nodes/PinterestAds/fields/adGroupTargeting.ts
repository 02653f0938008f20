import type { IDataObject } from 'n8n-workflow';

import type { Field, When } from '../../shared/rows/field';
import { targetingTemplate } from '../../shared/fields/ads';
import { choice, flag } from '../../shared/fields/kinds';
import type { Option } from '../../shared/fields/kinds';
import { placeAndAgeFields, targetingFields } from './targeting';
import { targetingChanges } from './targetingChanges';

/** Where all of the targeting is set, and where anything may stand beside what is said of it. */
const BELOW: When = { adGroupTargeting: ['fields'] };
export const NO_TEMPLATE: When = { adGroupTargeting: ['changes', 'fields'] };

const WAYS = [
	{
		name: 'Set Here',
		value: 'fields',
		description: 'By location and age below and the fields that begin with Targeting',
	},
	{ name: 'Targeting Template', value: 'template', description: 'By a template of the ad account' },
];

/** A targeting template, and changes of parts, replace all other targeting. */
const targeting = (ways: readonly Option[]) => [
	choice({
		name: 'adGroupTargeting',
		in: 'local',
		label: 'Targeting',
		description: 'Where to set who sees the ads',
		options: ways,
		default: 'fields',
	}),
	inList(
		targetingTemplate({
			in: 'body',
			name: 'templateOfAdGroup',
			apiName: 'targeting_template_ids',
			description: 'The template to use. The ID 0 removes the template from an ad group.',
			required: true,
			when: { adGroupTargeting: ['template'] },
		}),
	),
	...placeAndAgeFields('targeting_spec.', BELOW),
];

export const TARGETING = targeting(WAYS);

export const NEW_TARGETING = [
	...targeting([
		{ name: 'Change Parts', value: 'changes', description: 'With the changes below. The rest stays unchanged.' },
		...WAYS,
	]),
	targetingChanges({ adGroupTargeting: ['changes'] }),
];

/** The one thing that a list of the API holds. */
function inList<One extends Field>(one: One): One {
	return { ...one, parse: (value: unknown) => [one.parse(value)] };
}

const autoTargeting = (when?: When) =>
	flag({
		name: 'autoTargeting',
		apiName: 'auto_targeting_enabled',
		in: 'body',
		label: 'Targeting: Automatic',
		description: 'Whether Pinterest may also reach people who are like those targeted (Performance+ targeting)',
		default: true,
		when,
	});

const placement = (when?: When) =>
	choice({
		name: 'placement',
		apiName: 'placement_group',
		in: 'body',
		label: 'Targeting: Placement',
		description: 'Where the ads are shown',
		options: [
			{ name: 'Browse', value: 'BROWSE', description: 'Home feed and related Pins' },
			{ name: 'Everywhere', value: 'ALL' },
			{ name: 'Other', value: 'OTHER' },
			{ name: 'Search', value: 'SEARCH', description: 'Search results' },
		],
		default: 'ALL',
		when,
	});

/** The same for an estimate, where no template is in the way. */
export const AUTO_TARGETING = autoTargeting();
export const PLACEMENT = placement();

/** Who sees the ads of an ad group besides: optional fields for a collection. */
export const MORE_TARGETING = [
	autoTargeting(NO_TEMPLATE),
	placement(NO_TEMPLATE),
	...targetingFields('targeting_spec.', BELOW),
];

/**
 * Changes of parts are for what is there, and not beside all of the targeting; only JSON can hold both.
 *
 * @param isNew there is no targeting yet
 */
export function needsOneTargeting(adGroups: IDataObject[], isNew: boolean): void {
	for (const { targeting_spec: all, targeting_spec_operations: changes } of adGroups) {
		if (changes === undefined) continue;
		if (isNew)
			throw new Error('A new ad group takes no targeting_spec_operations: give all of its targeting as targeting_spec');
		if (all !== undefined)
			throw new Error('Give either targeting_spec or targeting_spec_operations for an ad group, not both');
	}
}
