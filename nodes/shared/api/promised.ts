/** What a good answer must hold, whatever else is in it. Without any of these it may be empty. */
export interface Promised {
	/** What people call what the request is about: "board". */
	of: string;
	/** The name that stands for the object: without a value there, nothing was given. */
	id?: string;
	/** Where the list is; the answer itself where the name is empty. */
	list?: string;
	/** What the list is of. */
	each?: 'object' | 'text';
	/** The name that stands for each thing in the list of what was written, or in its `data`. */
	eachId?: string;
	/** At least one of these names has a value. */
	any?: readonly string[];
	/** An object of objects, by a name that the description does not know; or of lists, which may have none. */
	map?: 'object' | 'list';
	/** An empty answer is as good. */
	orNothing?: boolean;
}
