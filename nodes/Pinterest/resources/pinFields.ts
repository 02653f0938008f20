import { asText } from '../../shared/api/json';
import { choice, choices, field, flag, id, link, text } from '../../shared/fields/kinds';
import { board, pin, pinIds, section } from '../../shared/fields/locators';
import type { Field, Reading } from '../../shared/rows/field';
import type { Tracking } from '../texts';
import { cutAtWord, decoded, lengthOf, withTracking } from '../texts';
import { boardMade, sectionMade } from './pinPlace';

export const PIN = pin({
	name: 'pin',
	apiName: 'pin_id',
	in: 'path',
	label: 'Pin',
	description: 'The Pin to work with, by its ID or URL',
	required: true,
});

/** The board and section of a new Pin. */
export const PIN_BOARD = boardMade(
	board({
		name: 'pinBoard',
		apiName: 'board_id',
		in: 'body',
		label: 'Board',
		description: 'The board to publish the Pin to; by name, "Summer/Drinks" is the section Drinks of the board Summer',
		required: true,
	}),
);

export const PIN_SECTION = sectionMade(
	section({
		name: 'pinSection',
		apiName: 'board_section_id',
		in: 'body',
		label: 'Section',
		description: 'The section of the board to publish the Pin to; leave empty for none',
	}),
);

export const MISSING_BOARD = choice({
	name: 'missingBoard',
	in: 'local',
	label: 'If the Board Is Missing',
	description: 'What to do if no board, or no section of the board, has the name that By Name gives',
	options: [
		{ name: 'Create a Public Board', value: 'PUBLIC', description: 'The board is created, and its section' },
		{ name: 'Create a Secret Board', value: 'SECRET', description: 'The same, with a board that only its owner sees' },
		{ name: 'Fail', value: 'fail', description: 'The item fails' },
	],
	default: 'fail',
});

/** What is done to a text before it is checked, as the options of the item say. */
function fitting<One extends Field>(one: One): One {
	const { maxLength = Infinity } = one.bounds ?? {};
	const parse = (value: unknown, reading?: Reading) => {
		const { decodeEntities, longTexts } = reading?.local ?? {};
		let fit = asText(value);
		if (fit === undefined) return one.parse(value, reading);
		if (decodeEntities === true) fit = decoded(fit);
		if (longTexts === 'cut' && lengthOf(fit) > maxLength) {
			reading?.warn(`had ${lengthOf(fit)} characters, so it was cut to ${maxLength}`);
			fit = cutAtWord(fit, maxLength);
		}
		return one.parse(fit, reading);
	};
	return { ...one, parse };
}

/** A link that gets the tracking parameters of the item. */
function tracked<One extends Field>(one: One): One {
	const parse = (value: unknown, reading?: Reading) => {
		const plain = asText(one.parse(value, reading)) ?? '';
		const tracking: Tracking = reading?.local ?? {};
		const whole = withTracking(plain, tracking);
		return whole === plain ? plain : one.parse(whole, reading);
	};
	return { ...one, parse };
}

export const LONG_TEXTS = choice({
	name: 'longTexts',
	in: 'local',
	label: 'If a Text Is Too Long',
	description:
		'What to do with a title of more than 100 characters, a description of more than 800, or an alt text of more than 500',
	options: [
		{
			name: 'Cut at a Word',
			value: 'cut',
			description: 'The text is cut with an ellipsis; line breaks and the hashtags at its end are kept',
		},
		{ name: 'Fail', value: 'fail', description: 'The item fails' },
	],
	default: 'fail',
});

export const DECODE_ENTITIES = flag({
	name: 'decodeEntities',
	in: 'local',
	label: 'Decode HTML Entities',
	description:
		'Whether to turn HTML entities in the title, description and alt text into their characters: feeds have them in place of quotation marks and the like',
	default: true,
});

/** Labels begin alike, so that they stand together. */
const tracking = <const Name extends string>(name: Name, label: string, parameter: string, example: string) =>
	text({
		name,
		in: 'local',
		label: `Tracking: ${label}`,
		description: `Added to links as ${parameter}, unless they have it already`,
		placeholder: `e.g. ${example}`,
		maxLength: 500,
	});

export const TRACKING = [
	tracking('trackingCampaign', 'Campaign', 'utm_campaign', 'summer'),
	tracking('trackingContent', 'Content', 'utm_content', 'mug'),
	tracking('trackingMedium', 'Medium', 'utm_medium', 'social'),
	tracking('trackingSource', 'Source', 'utm_source', 'pinterest'),
] as const;

export const PRODUCT_TAGS = pinIds({
	name: 'productPinIds',
	in: 'local',
	label: 'Product Tags',
	description: 'The product Pins to tag in the new Pin, up to 24: IDs or addresses separated by commas',
	placeholder: 'e.g. 813744226420795884, 813744226420795885',
	maxItems: 24,
});

export const TITLE = fitting(
	text({
		name: 'title',
		in: 'body',
		label: 'Title',
		description: 'The title of the Pin, up to 100 characters',
		maxLength: 100,
	}),
);

export const DESCRIPTION = fitting(
	text({
		name: 'pinDescription',
		apiName: 'description',
		in: 'body',
		label: 'Description',
		description: 'What the Pin shows, up to 800 characters',
		maxLength: 800,
		lines: 4,
	}),
);

export const LINK = tracked(
	link({
		name: 'link',
		in: 'body',
		label: 'Link',
		description: 'The web page that the Pin leads to',
		placeholder: 'e.g. https://example.com/salad',
		maxLength: 2048,
	}),
);

export const ALT_TEXT = fitting(
	text({
		name: 'altText',
		apiName: 'alt_text',
		in: 'body',
		label: 'Alt Text',
		description: 'What the picture shows, for people who cannot see it; up to 500 characters',
		maxLength: 500,
		lines: 2,
	}),
);

export const AI_DISCLOSURES = choices({
	name: 'aiDisclosures',
	apiName: 'ai_disclosures.values',
	in: 'body',
	label: 'AI Disclosures',
	description: 'What of the Pin was made or changed by AI',
	options: [
		{ name: 'Modified by AI', value: 'AI_MODIFIED' },
		{ name: 'Synthetic Performer', value: 'SYNTHETIC_PERFORMER' },
	],
});

export const DOMINANT_COLOR = field(
	{
		name: 'dominantColor',
		apiName: 'dominant_color',
		in: 'body',
		label: 'Dominant Color',
		description: 'Shown while the picture loads',
	},
	{ type: 'color', default: '#6E7874' },
	(value) => {
		if (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value.trim())) return value.trim();
		throw new Error('must be a color such as #6E7874');
	},
);

export const PARENT_PIN = id({
	name: 'parentPinId',
	apiName: 'parent_pin_id',
	in: 'body',
	label: 'Parent Pin ID',
	description: 'The Pin that this one was saved from',
});

export const SPONSOR = id({
	name: 'sponsorId',
	apiName: 'sponsor_id',
	in: 'body',
	label: 'Sponsor ID',
	description: 'The account to ask for a paid partnership (only for accounts in the beta)',
});
