/** How a thing that an operation makes is known again at Pinterest, so that it is not made twice. */
import type { IDataObject } from 'n8n-workflow';

import type { Batch } from './batch';
import type { Described } from './described';
import type { Values } from './field';
import type { RequestName } from '../api/requestName';

/** What makes two things the same: the values of these names, in what is asked for and in what Pinterest has. */
export interface Sameness<Name extends string = string> {
	value: string;
	/** For people: "Link and Title". */
	name: string;
	names: readonly Name[];
}

/** Where a list of things that are there is asked for. */
export interface Within {
	ids?: IDataObject;
	query?: IDataObject;
}

/** The facts of an operation that can look whether what it makes is there. */
export interface Match<Creates extends RequestName = RequestName, Name extends string = string> {
	/** The list that has what is there; read once a run for each parent, as far as needed. */
	list: Extract<RequestName, `GET ${string}`>;
	/** Where its list is, for a body; nowhere if the body lacks what Pinterest asks for. Default: the same ids and query as the write has. */
	within?: (body: IDataObject, place: Pick<Values, 'ids' | 'query'>) => Within | undefined;
	/** Names in that query whose lists are sent as `a=1&a=2`. */
	repeated?: readonly string[];
	/** What can make two the same; the default first. */
	by: readonly [Sameness<Name>, ...Array<Sameness<Name>>];
	/** Names that differ in nothing but upper and lower case are the same. */
	foldsCase?: boolean;
	/** Pinterest makes no second one of the same name, so that Create Another is no choice. */
	refusesDoubles?: boolean;
	/** Which of a list's objects do not count: what is archived is as good as not there. */
	ignores?: (object: IDataObject) => boolean;
	/** What changes one that is there; none where nothing but what makes it the same could be changed. */
	update?: Change<Creates>;
	/** The list comes in one answer: a page size is not asked for. */
	isWhole?: boolean;
	/** The objects in an element of the list. Default: the element. */
	each?: (element: IDataObject) => IDataObject[];
	/** The list begins with what was made last. */
	isNewestFirst?: boolean;
}

/** The request that changes one that is there. */
export interface Change<Creates extends RequestName = RequestName> {
	creates: Creates;
	request: RequestName;
	/** What the id is called, in the path, or in the body where the path has no such name. */
	id: string;
	/** Makes what the request takes of the names that differ, and of all that was asked for. Default: just those. */
	shape?: (changes: IDataObject, body: IDataObject) => IDataObject;
	/** How the changes of a batch get into a request, where that is another way than that of the creation. */
	batch?: Partial<Batch>;
	/** Names of the body that stay as they are: an update can't change them, or must not. */
	keeps: readonly string[];
}

/** The part before the first dot. */
type Head<Name> = Name extends `${infer First}.${string}` ? First : Name;

type Names<Request extends RequestName> = Head<keyof Described[Request]['body'] & string>;

/**
 * The update behind Update It. What the creating request takes and the updating one does not must be said to stay as it is.
 *
 * @param creates the request of the row
 * @param request the request that changes one
 */
export const changedBy = <
	const Creates extends RequestName,
	const Updates extends Extract<RequestName, `PATCH ${string}`>,
	const Kept extends Names<Creates> = never,
>(
	creates: Creates,
	request: Updates,
	facts: {
		id: Described[Updates]['path'] | Names<Updates>;
		keeps?: readonly Kept[];
	} & Pick<Change, 'batch' | 'shape'> &
		([Exclude<Names<Creates>, Names<Updates> | Kept>] extends [never]
			? unknown
			: { keeps: `${Exclude<Names<Creates>, Names<Updates> | Kept>} is not in the body of ${Updates}` }),
): Change<Creates> => ({ ...facts, creates, request, keeps: facts.keeps ?? [] });
