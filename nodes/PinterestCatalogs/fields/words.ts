type Words<Line extends string> = Line extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Line;

/** The words of some lines, each of which the compiler knows: long lists of the API's values are easier to read this way. */
export function wordsOf<const Line extends string>(...lines: Line[]): Array<Words<Line>> {
	return lines.join(' ').split(' ') as Array<Words<Line>>;
}
