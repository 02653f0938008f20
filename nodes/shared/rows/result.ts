import type { IBinaryData, IDataObject } from 'n8n-workflow';

/** A result that carries a file. */
export class FileResult {
	/**
	 * @param json what is known of the file
	 * @param binary the file, by the name of its binary field
	 */
	constructor(
		readonly json: IDataObject,
		readonly binary: Record<string, IBinaryData>,
	) {}
}

export type Result = IDataObject | FileResult;

/** Takes a function that gives an item's results so far, which are kept should the item fail later. */
export type OnPartial = (give: () => Result[]) => void;
