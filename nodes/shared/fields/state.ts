import { withoutInvisible } from './given';

/** The states of the US, its district and its territories, with the two letters of their postal codes. */
const CODES: Record<string, string> = {
	alabama: 'al',
	alaska: 'ak',
	arizona: 'az',
	arkansas: 'ar',
	california: 'ca',
	colorado: 'co',
	connecticut: 'ct',
	delaware: 'de',
	florida: 'fl',
	georgia: 'ga',
	hawaii: 'hi',
	idaho: 'id',
	illinois: 'il',
	indiana: 'in',
	iowa: 'ia',
	kansas: 'ks',
	kentucky: 'ky',
	louisiana: 'la',
	maine: 'me',
	maryland: 'md',
	massachusetts: 'ma',
	michigan: 'mi',
	minnesota: 'mn',
	mississippi: 'ms',
	missouri: 'mo',
	montana: 'mt',
	nebraska: 'ne',
	nevada: 'nv',
	'new hampshire': 'nh',
	'new jersey': 'nj',
	'new mexico': 'nm',
	'new york': 'ny',
	'north carolina': 'nc',
	'north dakota': 'nd',
	ohio: 'oh',
	oklahoma: 'ok',
	oregon: 'or',
	pennsylvania: 'pa',
	'rhode island': 'ri',
	'south carolina': 'sc',
	'south dakota': 'sd',
	tennessee: 'tn',
	texas: 'tx',
	utah: 'ut',
	vermont: 'vt',
	virginia: 'va',
	washington: 'wa',
	'west virginia': 'wv',
	wisconsin: 'wi',
	wyoming: 'wy',
	'district of columbia': 'dc',
	'washington dc': 'dc',
	'american samoa': 'as',
	guam: 'gu',
	'northern mariana islands': 'mp',
	'puerto rico': 'pr',
	'us virgin islands': 'vi',
};

/** The two letters of a state, in small ones: as they are, or by the name of a state of the US; undefined for anything else. */
export function stateCodeOf(text: string): string | undefined {
	const word = withoutInvisible(text)
		.toLowerCase()
		.replace(/[.,]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^us-(?=[a-z]{2}$)/, '');
	return /^[a-z]{2}$/.test(word) ? word : CODES[word];
}
