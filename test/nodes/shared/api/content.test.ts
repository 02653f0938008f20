import { nameOfContent, videoType } from '../../../../nodes/shared/api/content';
import { box, ftyp } from '../../../harness/films';

describe('a file by its content', () => {
	it.each([
		['heic', 'a HEIC image'],
		['heix', 'a HEIC image'],
		['hevc', 'a HEIC image'],
		['mif1', 'a HEIC image'],
		['msf1', 'a HEIC image'],
		['avif', 'an AVIF image'],
		['avis', 'an AVIF image'],
		['M4A ', 'an M4A audio file'],
		['M4B ', 'an M4A audio file'],
	])('of brand %j is no video', (brand, name) => {
		expect([nameOfContent(ftyp(brand)), videoType(ftyp(brand))]).toEqual([name, undefined]);
	});

	it.each([
		['isom', 'video/mp4'],
		['mp42', 'video/mp4'],
		['M4V ', 'video/mp4'],
		['3gp4', 'video/mp4'],
		['qt  ', 'video/quicktime'],
	])('of brand %j is a video', (brand, type) => {
		expect([nameOfContent(ftyp(brand)), videoType(ftyp(brand))]).toEqual([undefined, type]);
	});

	it.each(['moov', 'mdat', 'wide', 'free', 'skip'])('that begins with %s is a MOV', (type) => {
		expect(videoType(box(type))).toBe('video/quicktime');
	});

	it.each([
		['\x89PNG\r\n\x1a\n', 'a PNG image'],
		['\xff\xd8\xff\xe0', 'a JPEG image'],
		['GIF89a', 'a GIF image'],
		['RIFF\x01\0\0\0WEBPVP8 ', 'a WebP image'],
		['RIFF\x01\n\0\0AVI ', 'an AVI video'],
		['RIFF\x01\0\0\0WAVEfmt ', 'a WAV audio file'],
		['\x1a\x45\xdf\xa3', 'a WebM or MKV video'],
		['ID3\x03', 'an MP3 audio file'],
		['\xff\xfb\x90', 'an MP3 audio file'],
		['OggS', 'an Ogg file'],
		['fLaC', 'a FLAC audio file'],
		['II*\0', 'a TIFF image'],
		['MM\0*', 'a TIFF image'],
		['BM', 'a BMP image'],
		['%PDF-1.4', 'a PDF'],
		[' <!DOCTYPE html>', 'an HTML page'],
		['<svg xmlns="">', 'an SVG image'],
		['<?xml version="1.0"?><svg>', 'an SVG image'],
		['\xff\xfea\0', undefined],
		['hello', undefined],
		['', undefined],
	])('%j is %s', (text, name) => {
		expect([nameOfContent(Buffer.from(text, 'latin1')), videoType(Buffer.from(text, 'latin1'))]).toEqual([
			name,
			undefined,
		]);
	});
});
