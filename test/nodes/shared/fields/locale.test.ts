import { languageOf } from '../../../../nodes/shared/fields/locale';

describe('a language', () => {
	it.each([
		['de', 'de'],
		['DE_at', 'de'],
		['deu', 'de'],
		['English', 'en'],
		[' ENGLISH (US)', 'en'],
		['Deutsch', 'de'],
		['Français', 'fr'],
		['Franc\u0327ais', 'fr'],
		['日本語', 'ja'],
	])('%s is %s', (text, code) => {
		expect(languageOf(text)).toBe(code);
	});

	it.each(['Klingon', 'x', 'fil', 'de,en'])('%s is none that has two letters', (text) => {
		expect(() => languageOf(text)).toThrow('is no language: give its two-letter code, such as de');
	});
});
