import type { INodeExecutionData } from 'n8n-workflow';

import { binaryItem } from '../engine';
import type { Chooser } from './chooser';

/** The beginnings by which files are known. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000003e8000005dc08060000001f15c489', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(1000, 7)]);
/** A digest can be a value, and a person on a list. */
const CSV = Buffer.from(`name\n${'ad'.repeat(32)}\n`);

const FILES = {
	image: [
		{ content: PNG, fileName: 'made.png', mimeType: 'image/png' },
		{ content: JPEG, fileName: 'made.jpg', mimeType: 'image/jpeg' },
	],
	video: [{ content: MP4, fileName: 'made.mp4', mimeType: 'video/mp4' }],
	text: [{ content: CSV, fileName: 'made.csv', mimeType: 'text/csv' }],
};

/** An input item with a file under each name; the kinds of images take turns. */
export function itemWith(files: Map<string, keyof typeof FILES>, choose: Chooser, key: string): INodeExecutionData {
	const item: INodeExecutionData = { json: {} };
	for (const [property, kind] of files) {
		const { content, ...rest } = choose.pick(`${key}file ${property}`, FILES[kind]);
		const { binary } = binaryItem(content, { ...rest, property });
		item.binary = { ...item.binary, ...binary };
	}
	return item;
}
