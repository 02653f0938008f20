import { png } from '../pinterest';

export const pngFile = png(Buffer.from('6e7874', 'hex'), 400, 600);
export const jpegFile = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]);
/** As much of an MP4 as Pinterest and the node look at. */
export const mp4File = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(50_000, 7)]);
