import { choices, field, id, link, text } from '../../shared/fields/kinds';
import { board, pin, section } from '../../shared/fields/locators';

export const PIN = pin({
	name: 'pin',
	apiName: 'pin_id',
	in: 'path',
	label: 'Pin',
	description: 'The Pin to work with, by its ID or URL',
	required: true,
});

/** The board and section of a new Pin. */
export const PIN_BOARD = board({
	name: 'pinBoard',
	apiName: 'board_id',
	in: 'body',
	label: 'Board',
	description: 'The board to publish the Pin to',
	required: true,
});

export const PIN_SECTION = section({
	name: 'pinSection',
	apiName: 'board_section_id',
	in: 'body',
	label: 'Section',
	description: 'The section of the board to publish the Pin to; leave empty for none',
});

export const TITLE = text({
	name: 'title',
	in: 'body',
	label: 'Title',
	description: 'The title of the Pin, up to 100 characters',
	maxLength: 100,
});

export const DESCRIPTION = text({
	name: 'pinDescription',
	apiName: 'description',
	in: 'body',
	label: 'Description',
	description: 'What the Pin shows, up to 800 characters',
	maxLength: 800,
	lines: 4,
});

export const LINK = link({
	name: 'link',
	in: 'body',
	label: 'Link',
	description: 'The web page that the Pin leads to',
	placeholder: 'e.g. https://example.com/salad',
	maxLength: 2048,
});

export const ALT_TEXT = text({
	name: 'altText',
	apiName: 'alt_text',
	in: 'body',
	label: 'Alt Text',
	description: 'What the picture shows, for people who cannot see it; up to 500 characters',
	maxLength: 500,
	lines: 2,
});

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
