import { attributesOf } from './attributes';

const { words, url, one, labels, disclosures } = attributesOf('CREATIVE_ASSETS');
const required = true;

/** Attributes of a picture or video for ads. Source: the API description's CatalogsCreativeAssetsAttributes. */
export const CREATIVE_ASSETS = {
	needed: [
		words('title', 'Title', 'The name of the asset', { required }),
		url('link', 'Link', 'Where ads with it lead', { required }),
	],
	neededNew: [],
	onlyNew: [
		disclosures,
		url('image_link', 'Basics: Image Link', 'The address of the picture'),
		url('video_link', 'Basics: Video Link', 'The address of the video'),
	],
	more: [
		words('android_deep_link', 'Links: Android App', 'Where ads lead in your Android app'),
		...labels('assets', 511),
		words('description', 'Basics: Description', 'What the asset shows'),
		words(
			'google_product_category',
			'Basics: Google Product Category',
			'Its place in Google’s taxonomy: the text or the number',
		),
		words('ios_deep_link', 'Links: iOS App', 'Where ads lead in your iOS app'),
		one('visibility', 'Basics: Visibility', 'Whether ads may use it', ['visible', 'hidden']),
	],
};
