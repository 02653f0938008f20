import { attributesOf } from './attributes';

const { words, url, price, whole, number, list, labels, disclosures } = attributesOf('HOTEL');
const required = true;

/** Attributes of a hotel. Source: the API description's CatalogsHotelAttributes. */
export const HOTEL = {
	needed: [
		words('name', 'Name', 'The name of the hotel', { required }),
		url('link', 'Link', 'The page of the hotel', { required }),
	],
	neededNew: [
		url('main_image.link', 'Image Link', 'The address of the main image, at least 75 × 75 pixels', {
			required,
			maxLength: 2000,
		}),
	],
	onlyNew: [
		disclosures,
		list(
			'additional_image_link',
			'Basics: Additional Images',
			'Addresses of further images: a list, or text separated by commas',
		),
		list('main_image.tag', 'Basics: Image Tags', 'What the main image shows, separated by commas'),
	],
	more: [
		words('address.addr1', 'Address: Street', 'Street and number'),
		words('address.city', 'Address: City', 'Where it is'),
		words('address.country', 'Address: Country', 'Where it is'),
		words('address.postal_code', 'Address: Postal Code', 'If the country has them'),
		words('address.region', 'Address: Region', 'The state, county or province'),
		price('base_price', 'Basics: Base Price', 'The price of a room per night, with the currency'),
		words('brand', 'Basics: Brand', 'Whose hotel it is'),
		words('category', 'Basics: Category', 'The type of place, in your own words'),
		...labels('hotels', 127),
		words('description', 'Basics: Description', 'What the hotel is'),
		number('guest_ratings.max_score', 'Guest Ratings: Highest Score', 'The highest possible score'),
		whole('guest_ratings.number_of_reviewers', 'Guest Ratings: Reviewers', 'How many people rated it'),
		words('guest_ratings.rating_system', 'Guest Ratings: System', 'The source of the ratings'),
		number('guest_ratings.score', 'Guest Ratings: Score', 'The score'),
		number('latitude', 'Address: Latitude', 'In degrees', { minimum: -90, maximum: 90 }),
		number('longitude', 'Address: Longitude', 'In degrees', { minimum: -180, maximum: 180 }),
		list('neighborhood', 'Address: Neighborhood', 'The parts of town it is in, separated by commas'),
		price('sale_price', 'Basics: Sale Price', 'The reduced price of a room per night'),
	],
};
