import { readGiven } from '../../../../nodes/shared/fields/given';
import { choice, id, ids, json, link, text } from '../../../../nodes/shared/fields/kinds';

const facts = { name: 'x', in: 'body', label: 'X' } as const;
const title = text({ ...facts, apiName: 'title' });
const ownId = text({ ...facts, apiName: 'custom_data.order_id' });
const anything = json(facts);

describe('a value that was given', () => {
	it.each([
		[title, 'null', 'holds "null", which a program writes where it has no value'],
		[title, ' NaN ', 'holds "NaN"'],
		[title, 'For [object Object]', 'holds "[object Object]"'],
		[title, 'Cut \ud83d', 'holds half a character (a lone surrogate)'],
		[title, '{{ $json.title }} now', 'holds double braces {{ }}'],
		[title, '{{title}}', 'holds double braces {{ }}'],
		[title, NaN, 'is NaN, which is no number'],
		[ownId, 'A-{{n}}', 'holds double braces {{ }}'],
		[ids(facts), ['1', 'undefined'], 'holds at [1] "undefined"'],
		[id(facts), 2 ** 60, 'is a number too long to be exact; pass the id as text'],
		[link(facts), 'https://a.example/{{slug}}', 'holds double braces {{ }}'],
		[link(facts), 'https://a.example/ https://b.example/', 'holds several web addresses, and one is allowed'],
		[link(facts), 'https://a.example/,https://b.example/', 'holds several web addresses'],
		[link(facts), 'https://a.examplehttps://b.example/', 'holds several web addresses'],
		[link(facts), 'https://a.example/\nx', 'has a line break or another control character'],
		[anything, '{"a": [{"id": 12345678901234567890}]}', 'holds at a[0].id a number too long to be exact'],
		[anything, { data: { link: 'https://a.example/{{x}}' } }, 'holds at data.link double braces'],
		[anything, { link: 'https://a.example/ https://b.example/' }, 'holds at link several web addresses'],
		[anything, { 'ada@mail.example': 'undefined' }, 'holds at … "undefined"'],
	])('is refused where nobody can mean it: %#', (field, value, message) => {
		expect(() => readGiven(field, value)).toThrow(message);
	});

	it.each([
		[title, 'Family \u{1F468}\u200d\u{1F469}\u200d\u{1F467}', undefined],
		[title, 'a\u200bb', undefined],
		[title, 'Why {{ }} is used in templates', undefined],
		[title, 'Null Object', undefined],
		[link(facts), 'https://a.example/?to=https://b.example/', undefined],
		[link(facts), '\ufeffhttps://a.example/\u200bx\u2060', 'https://a.example/x'],
		[link(facts), 'https://a.example/\u0645\u200c\u0646', undefined],
		[ownId, 'A-\u200b1', 'A-1'],
		[id(facts), '\u200b123\u200d', '123'],
		[id(facts), '12345678901234567890', undefined],
		[choice({ ...facts, options: [{ name: 'A', value: 'A' }], default: 'A' }), 'A\u200b', 'A'],
	])('is taken, without what nobody sees where machines read it: %#', (field, value, expected = value) => {
		expect(readGiven(field, value)).toBe(expected);
	});

	it('is not changed where there is nothing to take out of it', () => {
		const given = { a: [{ link: 'https://a.example/' }], title: 'x\u200by' };
		expect(readGiven(anything, given)).toBe(given);
		expect(readGiven(anything, { link: 'https://a.example/\u200b', title: 'x\u200by' })).toEqual({
			link: 'https://a.example/',
			title: 'x\u200by',
		});
	});

	it('is not looked into where the operation checks it', () => {
		expect(readGiven({ ...title, isCheckedLater: true }, 'null')).toBe('null');
	});
});
