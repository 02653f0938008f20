import type { IDataObject } from 'n8n-workflow';

import { requestOf } from '../api/requestName';
import { fillPath } from '../api/url';
import type { ReadItem } from '../rows/operation';
import { callFor } from './batchParts';
import { toldOf } from './inputColumns';
import type { BatchOperation, Part } from './batchParts';

/** Shows the requests instead of sending them: each item gets its elements, and the request they would be part of. */
export function dryRun(operation: BatchOperation, parts: Part[], items: ReadItem[]): void {
	const byItem = new Map(items.map((item): [ReadItem, IDataObject[]] => [item, []]));
	parts.forEach((part, at) => {
		const { request, query, body } = callFor(operation, part);
		const { method, path } = requestOf(request);
		const content = operation.batch.inQuery ? { query } : { body: body as IDataObject };
		part.elements.forEach((element, position) => {
			byItem.get(element.item)?.push({
				dry_run: true,
				method,
				path: fillPath(path, part.values.ids),
				request: at + 1,
				requests: parts.length,
				position: position + 1,
				element: element.body,
				...toldOf(element.item.values),
				// The whole content once for each request, or a list of 30 would stand in 30 items.
				...(position === 0 ? content : {}),
			});
		});
	});
	for (const [item, results] of byItem) item.succeed(results);
}
