import { readGiven } from '../../../../nodes/shared/fields/given';
import { choice, id, ids, integer, json, link, text } from '../../../../nodes/shared/fields/kinds';

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
		[title, 'Hi {{x}}', 'holds double braces {{ }}'],
		[title, 'Hi {{ name }}!', 'holds double braces {{ }}'],
		[title, 'Hi {{person.first_name | upper}}', 'holds double braces {{ }}'],
		[anything, { title: 'Hi {{x}}' }, 'holds at title double braces {{ }}'],
		[ownId, 'A-{{n}}', 'holds double braces {{ }}'],
		[ids(facts), ['1', 'undefined'], 'holds at [1] "undefined"'],
		[id(facts), 2 ** 60, 'is a number too long to be exact; pass the id as text'],
		[link(facts), 'https://a.example/{{slug}}', 'holds double braces {{ }}'],
		[link(facts), 'https://a.example/ https://b.example/', 'holds several web addresses, and one is allowed'],
		[link(facts), 'https://a.example/,https://b.example/', 'holds several web addresses'],
		[link(facts), 'https://a.examplehttps://b.example/', 'holds several web addresses'],
		[link(facts), 'https://a.example/\nx', 'has a line break or another control character'],
		[link(facts), '\ufeffhttps://a.example/\u200bx\u2060', 'holds an invisible (zero-width) character'],
		[ownId, 'A-\u200b1', 'holds an invisible (zero-width) character'],
		[id(facts), '\u200b123\u200d', 'holds an invisible (zero-width) character'],
		[text({ ...facts, apiName: 'email' }), 'ada@mail.example\u200b', 'holds an invisible (zero-width) character'],
		[ids(facts), ['1', '2\u200b'], 'holds at [1] an invisible (zero-width) character'],
		[anything, { a: [{ link: 'https://a.example/\u200b' }] }, 'holds at a[0].link an invisible (zero-width)'],
		[title, ' \u200b', 'holds nothing but invisible (zero-width) characters'],
		[anything, { title: '\u200b' }, 'holds at title nothing but invisible'],
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
		[title, 'Two {{ at the beginning', undefined],
		[title, 'Is {{ 1 + 1 }} two?', undefined],
		[title, 'Null Object', undefined],
		[link(facts), 'https://a.example/?to=https://b.example/', undefined],
		[link(facts), 'https://a.example/\u0645\u200c\u0646', undefined],
		[integer(facts), '12\u200b', 12],
		[id(facts), '12345678901234567890', undefined],
		[choice({ ...facts, options: [{ name: 'A', value: 'A' }], default: 'A' }), 'A\u200b', 'A'],
	])('is taken, without what nobody sees where machines read it: %#', (field, value, expected = value) => {
		expect(readGiven(field, value)).toBe(expected);
	});

	it('is not changed where there is nothing to take out of it', () => {
		const given = { a: [{ link: 'https://a.example/' }], title: 'x\u200by' };
		expect(readGiven(anything, given)).toBe(given);
	});

	it('is not looked into where the operation checks it', () => {
		expect(readGiven({ ...title, isCheckedLater: true }, 'null')).toBe('null');
	});
});
