import type { Field } from '../rows/field';

/** What is wrong with a parameter, or with a column of the input item; the message names it already. */
export class ParameterError extends Error {
	override readonly name = 'ParameterError';

	readonly description?: string;

	/** The parameter. */
	readonly field?: Field;

	/** @param about the parameter, or what is to be said besides */
	constructor(message: string, about: Field | { description?: string } = {}) {
		super(message);
		if ('shown' in about) this.field = about;
		this.description = 'shown' in about ? about.shown.description : about.description;
	}
}

/** For errors that take another's place. */
export function parameterError(...about: ConstructorParameters<typeof ParameterError>): ParameterError {
	return new ParameterError(...about);
}
