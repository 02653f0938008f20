import type { IExecuteFunctions, IExecuteSingleFunctions } from 'n8n-workflow';

import { asText } from './json';
import type { Caller } from './request';
import type { Context } from './run';

/**
 * A file of the input item: its size in bytes, its name and type, and two ways to read it. Not every node that makes files says a type.
 *
 * @param property the name of the binary property
 * @throws Error when the item has no such property
 */
export async function binaryOf({ context, itemIndex }: Caller & { itemIndex: number }, property: string) {
	const { binary, read } =
		'getItemIndex' in context ? inOwnItem(context, property) : inItem(context, itemIndex, property);
	const { id, fileName, mimeType } = binary;
	const { helpers } = context as IExecuteFunctions;
	return {
		size: id ? (await helpers.getBinaryMetadata(id)).fileSize : Buffer.byteLength(asText(binary.data) ?? '', 'base64'),
		name: asText(fileName) || property,
		mimeType: asText(mimeType) || undefined,
		read,
		open: async (): Promise<AsyncIterable<Buffer>> => (id ? await helpers.getBinaryStream(id) : whole(await read())),
	};
}

/** Where n8n gives a context for all items. */
function inItem(context: Context, itemIndex: number, property: string) {
	const { helpers } = context as IExecuteFunctions;
	const read = async () => await helpers.getBinaryDataBuffer(itemIndex, property);
	return { binary: helpers.assertBinaryData(itemIndex, property), read };
}

/** Where n8n gives a context for one item. */
function inOwnItem({ helpers }: IExecuteSingleFunctions, property: string) {
	const read = async () => await helpers.getBinaryDataBuffer(property);
	return { binary: helpers.assertBinaryData(property), read };
}

async function* whole(buffer: Buffer): AsyncGenerator<Buffer> {
	yield buffer;
}
