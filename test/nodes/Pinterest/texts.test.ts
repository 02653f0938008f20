import fc from 'fast-check';

import { cutAtWord, decoded, lengthOf, withTracking } from '../../../nodes/Pinterest/texts';

describe('a text that is cut', () => {
	it.each([
		['One two three', 13, 'One two three'],
		['One two three four', 13, 'One two…'],
		['One two, three four', 10, 'One two…'],
		['One two three four', 14, 'One two three…'],
		['Onetwothreefour', 8, 'Onetwot…'],
		['A mug.\nFor slow mornings and long ones', 26, 'A mug.\nFor slow mornings…'],
		['Mugs 👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 13, 'Mugs…'],
		['Mugs of all the colors there are #mug #clay', 30, 'Mugs of all the…\u0020#mug #clay'],
		['Mugs of all the colors there are\n\n#mug #stoneware #ceramics', 30, 'Mugs of all the colors…\n\n#mug'],
		['Mugs #1 of all the colors there are', 20, 'Mugs #1 of all the…'],
		['Mugs #mug #stoneware #ceramics', 14, 'Mugs #mug'],
	])('%j to %i characters is %j', (text, most, cut) => {
		expect(cutAtWord(text, most)).toBe(cut);
	});

	it('is never too long, has no half of an emoji, and begins as it did', () => {
		const words = fc.array(fc.constantFrom('mug', ' ', '\n', '👩‍👩‍👧‍👦', '🏺', '#clay', ',', 'é'), { maxLength: 60 });
		fc.assert(
			fc.property(words, fc.integer({ min: 8, max: 40 }), (parts, most) => {
				const text = parts.join('');
				const cut = cutAtWord(text, most);
				expect(lengthOf(cut)).toBeLessThanOrEqual(most);
				const [head = ''] = cut.split('…');
				if (cut.includes('…')) expect(text.startsWith(head)).toBe(true);
				expect(head.replaceAll('👩‍👩‍👧‍👦', '')).not.toMatch(/👩|👧|👦|\u200d/u);
			}),
		);
	});
});

describe('a text with HTML entities', () => {
	it.each([
		['Grandma&#8217;s mug &amp; bowl', 'Grandma’s mug & bowl'],
		['&#x1F3FA; &eacute;&Eacute;&szlig; &hellip;&nbsp;&euro;', '🏺 éÉß … €'],
		['&amp;amp; is decoded once', '&amp; is decoded once'],
		[
			'Salt & pepper; AT&T; &unknown; &#0; &#xD800; &#x110000;',
			'Salt & pepper; AT&T; &unknown; &#0; &#xD800; &#x110000;',
		],
	])('%j is %j', (text, plain) => {
		expect(decoded(text)).toBe(plain);
	});
});

describe('a link with tracking parameters', () => {
	const all = {
		trackingSource: 'pinterest',
		trackingMedium: 'social media',
		trackingCampaign: 'été',
		trackingContent: '1&2',
	};
	const source = { trackingSource: 'pinterest' };

	it.each([
		[
			'https://a.example',
			all,
			'https://a.example?utm_source=pinterest&utm_medium=social%20media&utm_campaign=%C3%A9t%C3%A9&utm_content=1%262',
		],
		['https://a.example/b?c=%2F+d', source, 'https://a.example/b?c=%2F+d&utm_source=pinterest'],
		['https://a.example/b?', source, 'https://a.example/b?utm_source=pinterest'],
		['https://a.example/b?c&', source, 'https://a.example/b?c&utm_source=pinterest'],
		['https://a.example/#/b?c=1', source, 'https://a.example/?utm_source=pinterest#/b?c=1'],
		['https://a.example/?utm_source=mail', source, 'https://a.example/?utm_source=mail'],
		['https://a.example/?not_utm_source=1', source, 'https://a.example/?not_utm_source=1&utm_source=pinterest'],
		['https://a.example/', { trackingSource: '' }, 'https://a.example/'],
	])('%s with %j', (link, tracking, whole) => {
		expect(withTracking(link, tracking)).toBe(whole);
	});
});
