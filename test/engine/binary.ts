/** Files on items, in both of n8n's ways: base64 on the item itself, or a file in n8n's store that the item names by `id`. */
import { temporaryFolder } from './environment';

import { Container } from './container';
import { BinaryDataConfig, BinaryDataService, FileLocation } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { fileTypeFromMimeType } from 'n8n-workflow';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** How a file is put on an item. */
export interface BinaryItemOptions {
	fileName?: string;
	mimeType?: string;
	/** The name of the binary property; `data` unless told. */
	property?: string;
	json?: IDataObject;
}

let initialised: Promise<void> | undefined;
let currentMode: 'memory' | 'filesystem' = 'memory';

/**
 * Where n8n keeps the files that nodes make from now on: `memory` (as n8n's mode "default") or `filesystem` (n8n's own default).
 * Items made by {@link storedBinaryItem} can be read in both.
 */
export async function useBinaryData(mode: 'memory' | 'filesystem'): Promise<void> {
	const config = Container.get(BinaryDataConfig);
	config.mode = mode === 'memory' ? 'default' : 'filesystem';
	config.localStoragePath = join(temporaryFolder, 'storage');
	currentMode = mode;
	initialised = Container.get(BinaryDataService).init();
	await initialised;
}

/** Makes sure that binary data works; every run calls it. */
export async function binaryDataReady(): Promise<void> {
	await (initialised ?? useBinaryData(currentMode));
}

/** An item carrying a file in memory. */
export function binaryItem(content: Buffer | string, options: BinaryItemOptions = {}): INodeExecutionData {
	const buffer = Buffer.from(content);
	const data = buffer.toString('base64');
	return itemWith({ ...description(options), data, fileSize: `${buffer.length} B`, bytes: buffer.length }, options);
}

/**
 * An item naming a file in n8n's file store by `id`, as items do in an n8n with file-system binary data: for big files, and for
 * nodes that read streams. A stream is written piece by piece.
 */
export async function storedBinaryItem(
	content: Buffer | Readable,
	options: BinaryItemOptions = {},
): Promise<INodeExecutionData> {
	const modeBefore = currentMode;
	await useBinaryData('filesystem');
	try {
		const location = FileLocation.ofExecution('workflow', 'stored');
		return itemWith(await Container.get(BinaryDataService).store(location, content, description(options)), options);
	} finally {
		await useBinaryData(modeBefore);
	}
}

/** The content of a file on an item, however it is kept. Throws when the item has no such property. */
export async function readBinary(item: INodeExecutionData, property = 'data'): Promise<Buffer> {
	const binary = item.binary?.[property];
	if (!binary) throw new Error(`The item has no binary property "${property}"`);
	await binaryDataReady();
	return await Container.get(BinaryDataService).getAsBuffer(binary);
}

function description({ fileName, mimeType = 'application/octet-stream' }: BinaryItemOptions): IBinaryData {
	const fileExtension = fileName?.includes('.') ? fileName.split('.').pop() : undefined;
	return { data: '', fileName, fileExtension, mimeType, fileType: fileTypeFromMimeType(mimeType) };
}

function itemWith(binary: IBinaryData, { property = 'data', json = {} }: BinaryItemOptions): INodeExecutionData {
	return { json, binary: { [property]: binary } };
}
