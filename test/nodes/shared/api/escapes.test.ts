import { viewsOf } from '../../../../nodes/shared/api/escapes';

const textsOf = (text: string) => viewsOf(text).map((view) => view.text);

/** What the views show of a word, and where in the original it begins and ends. */
function placesOf(word: string, text: string): string[] {
	return viewsOf(text).flatMap((view) => {
		const at = view.text.indexOf(word);
		return at === -1 ? [] : [text.slice(view.originalAt(at), view.originalAt(at + word.length))];
	});
}

describe('a text with its escapes undone', () => {
	it.each<[string, string[]]>([
		['plain', ['plain']],
		['', ['']],
		// Of JSON, once and twice.
		['a\\"b', ['a\\"b', 'a"b']],
		['\\n\\r\\t\\b\\f\\/', ['\\n\\r\\t\\b\\f\\/', '\n\r\t\b\f/']],
		['\\u0041\\u00e9x', ['\\u0041\\u00e9x', 'Aéx']],
		['\\u00E9\\u00Fa', ['\\u00E9\\u00Fa', 'éú']],
		['\\\\\\"', ['\\\\\\"', '\\"', '"']],
		// Of URLs, once and twice.
		['a%20b', ['a%20b', 'a b']],
		['%2f%2F', ['%2f%2F', '//']],
		['%2541', ['%2541', '%41', 'A']],
		['%C3%A9', ['%C3%A9', 'é']],
		['%E2%82%AC.', ['%E2%82%AC.', '€.']],
		['%F0%9F%98%80.', ['%F0%9F%98%80.', '😀.']],
		['%C2%A2%c2%a3', ['%C2%A2%c2%a3', '¢£']],
		['%DF%BF%E0%A0%80', ['%DF%BF%E0%A0%80', '\u07ff\u0800']],
		['%EF%BF%BD%F0%90%80%80', ['%EF%BF%BD%F0%90%80%80', '\ufffd\u{10000}']],
		['%7F', ['%7F', '\u007f']],
		// Of JSON in a URL.
		['%5C%22', ['%5C%22', '\\"', '"']],
		['%5Cu0041', ['%5Cu0041', '\\u0041', 'A']],
	])('is all that it may have been: %s', (text, expected) => {
		expect(textsOf(text)).toEqual(expected);
	});

	it.each<[string, string[]]>([
		['a\\', ['a\\']],
		['\\u00', ['\\u00']],
		['\\u00g0', ['\\u00g0']],
		['\\u004', ['\\u004']],
		['%', ['%']],
		['%4', ['%4']],
		['100 %', ['100 %']],
		['%g0%0G%/0%:0%@0%`0', ['%g0%0G%/0%:0%@0%`0']],
		['%%41', ['%%41', '%A']],
		['\\u\\n', ['\\u\\n', '\\u\n']],
		// A byte that begins a character without the others, or that only continues one.
		['%C3x', ['%C3x', 'Ãx']],
		['%C3%41', ['%C3%41', 'ÃA']],
		['%E2%82', ['%E2%82', 'â\u0082']],
		['%A9', ['%A9', '©']],
		['%C3%C3%A9', ['%C3%C3%A9', 'Ãé']],
	])('leaves what is none: %s', (text, expected) => {
		expect(textsOf(text)).toEqual(expected);
	});

	it.each<[string, string, string[]]>([
		['secret', 'my secret', ['secret']],
		['secret', 'x\\"\\n secret\\t', ['secret', 'secret']],
		['s"t', 'a\\"s\\"t\\"b', ['s\\"t']],
		['é"x', '\\n\\u00e9\\"x', ['\\u00e9\\"x']],
		['s"t', 'a\\\\\\"s\\\\\\"t', ['s\\\\\\"t']],
		['a b', '%20%20a%20b%20', ['a%20b']],
		['a b', '%2520a%2520b', ['a%2520b']],
		['é€', 'x%20%C3%A9%E2%82%AC%20', ['%C3%A9%E2%82%AC']],
		['s"t', '%22x%5C%22s%5C%22t', ['s%5C%22t']],
		['"', 'one \\" two', ['"', '\\"']],
		['end', '\\n\\n\\n\\n\\n\\n\\nend', ['end', 'end']],
	])('knows where in the original %s stands: %s', (word, text, expected) => {
		expect(placesOf(word, text)).toEqual(expected);
	});

	it('knows it of each of many', () => {
		const words = Array.from({ length: 40 }, (_, at) => `w${at}"${at}.`);
		const text = JSON.stringify(words.join('\n')).slice(1, -1);
		for (const word of words) expect(placesOf(word, text)).toEqual([word.replace('"', '\\"')]);
	});

	it('is made in a time that grows with its length', () => {
		const text = '\\"%22'.repeat(100_000);
		const [, json] = viewsOf(text);
		expect(json?.text).toHaveLength(400_000);
		expect(json?.originalAt(4)).toBe(5);
	});
});
