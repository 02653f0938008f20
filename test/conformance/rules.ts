/**
 * What names and descriptions say about values where no schema does. These tables are the only guesses of the tool; none
 * names a node, a resource or a parameter of one. The first rule that matches and whose value fits counts.
 */

const DAY_MS = 86_400_000;

export interface ValueRule {
	/** Held against the name and, where a person sees one, the label. */
	name: RegExp;
	/** @param turn a number that is another one for each value */
	value: (turn: number) => string;
}

const digest = (turn: number): string => turn.toString(16).padStart(64, 'a');

const day = (back: number): string => new Date(Date.now() - back * DAY_MS).toISOString().slice(0, 10);

/** Texts, by what they are called. Dates lie within the last days: APIs keep analytics for a limited time. */
export const TEXT_RULES: ValueRule[] = [
	// Personal data, as itself and as APIs name what is hashed.
	{ name: /^(em|ph|ge|db|ln|fn|ct|st|zp|external_id|hashed_maid)$/, value: (turn) => digest(turn) },
	{ name: /mobile_?ids?|advertising_?ids?/i, value: (turn) => `${digest(turn).slice(-8)}-aaaa-4aaa-8aaa-aaaaaaaaaaaa` },
	{ name: /phone/i, value: (turn) => `+49 30 ${1_000_000 + turn}` },
	{ name: /(^|[_ ])ip([_ ]|$)|ipAddress/i, value: (turn) => `192.0.2.${turn % 256}` },
	{ name: /^state( |$)/i, value: () => 'CA' },
	{ name: /^(value|item_?price|predicted_?ltv)( |$)/i, value: (turn) => `${turn}.50` },
	{ name: /^delta_?amount( |$)/i, value: (turn) => String(turn) },
	{ name: /^action_source$/, value: () => 'web' },
	{ name: /(start|since|from|begin|after).{0,8}(date|day|time)/i, value: (turn) => day(5 + (turn % 3)) },
	{ name: /(end|until|to|before).{0,8}(date|day|time)/i, value: (turn) => day(1 + (turn % 3)) },
	{ name: /(^|[_ ])(date|day)$|Date$/, value: (turn) => day(5 + (turn % 9)) },
	// Where a list goes on, which only an answer says: from its beginning.
	{ name: /^cursor( |$)/i, value: () => '' },
	// Of a list of people.
	{ name: /^records?( |$)/i, value: (turn) => digest(turn) },
	{ name: /url|link|href|address|website|webhook/i, value: (turn) => `https://example.com/made/${turn}` },
	{ name: /colou?r/i, value: (turn) => `#${(0x100000 + (turn % 0xeffff)).toString(16)}` },
	{ name: /e-?mail/i, value: (turn) => `person${turn}@example.com` },
	{ name: /domain|host/i, value: (turn) => `shop${turn}.example.com` },
	{ name: /base64|image.?data/i, value: () => 'iVBORw0KGgo=' },
	{ name: /(^|[_ ])(id|ID)s?$|[a-z]Ids?$/, value: (turn) => String(5_497_558_850_000 + turn) },
	{ name: /country/i, value: () => 'DE' },
	{ name: /currency/i, value: () => 'EUR' },
	{ name: /time.?zone/i, value: () => 'Europe/Berlin' },
	{ name: /languages?( |$)|^info_?languages/i, value: (turn) => ['de', 'en', 'fr'][turn % 3] },
];

/** Whole numbers, by what they are called. */
export const NUMBER_RULES: Array<{ name: RegExp; value: (turn: number) => number }> = [
	// An hour ago, in seconds: what happened was neither long ago nor in the future.
	{
		name: /^(event|install|action)_?time(stamp)?$/i,
		value: (turn) => Math.floor(Date.now() / 1000) - 3600 - (turn % 600),
	},
];

/** Texts tried after those, when a pattern or the node itself asks for something else. */
export const OTHER_TEXTS: ReadonlyArray<(turn: number) => string> = [
	(turn) => `Made text ${turn}`,
	(turn) => String(5_497_558_850_000 + turn),
	(turn) => `https://example.com/made/${turn}`,
	(turn) => `made${turn}`,
	(turn) => day(5 + (turn % 9)),
	() => new Date(Date.now() - 7 * DAY_MS).toISOString(),
	(turn) => `AG${5_497_558_850_000 + turn}`,
	() => '10:30',
	() => '30',
	() => '18',
	(turn) => `{"made": ${turn}}`,
];

/** JSON that only the node itself gives, so that a run begins without it, or that gives in one value what other parameters give one by one. */
export const OWN_JSON = /^state$|List$/;

/** Operations that ask Pinterest for nothing. */
export const ASK_NOTHING: readonly string[] = ['state.confirm'];

/** Parameters that name a binary property of the item. */
export const BINARY_TEXT = /binary (propert|field)|input data field/i;

/** Texts that are either such a name or an address of the file. */
export const BINARY_OR_ADDRESS = /its URL/;

/** Options by which a node reads from hosts that are not there. */
export const READS_OUTSIDE = /^Download (Images|Headers)$/;

/** Parameters that name a field of the input item, beside one that says which field of the body it is for. */
export const INPUT_FIELD = /^input field$/i;

/** What lies in a binary property: the first rule that its parameter's name and label match counts. */
export const BINARY_KINDS: Array<{ name: RegExp; kind: 'image' | 'video' | 'text' }> = [
	{ name: /cover|image|picture|logo|thumbnail/i, kind: 'image' },
	{ name: /video/i, kind: 'video' },
	{ name: /csv|list|records|file/i, kind: 'text' },
];

/** Parameters that give text lists in one field. */
export const COMMA_SEPARATED = /comma/i;

/** States that end the waiting for a job, wherever an answer has one of them in an enum. */
export const FINAL_STATES = /^(succeeded|success|finished|completed?|done|ready|processed|submitted|active)$/i;

/** Fields of answers that lead to a file: they get an address of the store. */
export const STORE_ADDRESS = /url$/i;

/** Choices by which values come from the input item's fields, whatever is in it: the checks of the parameters read them. */
export const BY_COLUMNS = /\(by name\)$/i;

/** Switches that show requests instead of sending them. */
export const SENDS_NOTHING = /^Preview$/;

/** What an answer only has for what went wrong; the recording server lets everything go well. */
export const FAILURES = ['exception', 'exceptions', 'errors'];
