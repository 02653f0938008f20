import { link, text } from '../../shared/fields/kinds';
import { attributesOf } from './attributes';

const { facts } = attributesOf('RETAIL');

const IMAGES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] as const;
const VIDEOS = [0, 1, 2] as const;

/** The places of further pictures and videos for ads, of which each has a link and a tag: `ad_image_0_link`. */
export const AD_MEDIA = [
	...IMAGES.flatMap((at) => [
		linkOf(`ad_image_${at}_link`, `Ad Image ${at}`, 'image'),
		tagOf(`ad_image_${at}_tag`, `Ad Image ${at}`, 'image'),
	]),
	...VIDEOS.flatMap((at) => [
		linkOf(`ad_video_${at}_link`, `Ad Video ${at}`, 'video'),
		tagOf(`ad_video_${at}_tag`, `Ad Video ${at}`, 'video'),
	]),
];

function linkOf<const ApiName extends string>(apiName: ApiName, name: string, kind: string) {
	const description = `A further ${kind} for ads, which needs its tag as well (only for some accounts)`;
	return link({ ...facts(apiName, { label: `${name} Link`, description }), maxLength: 2000 });
}

function tagOf<const ApiName extends string>(apiName: ApiName, name: string, kind: string) {
	const description = `What the ${kind} is chosen by`;
	return text({ ...facts(apiName, { label: `${name} Tag`, description }), maxLength: 511 });
}
