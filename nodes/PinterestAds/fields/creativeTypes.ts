/** Formats of ads. Source: the API description's CreativeType. */
export const CREATIVE_TYPES = [
	{ name: 'App', value: 'APP' },
	{ name: 'Carousel', value: 'CAROUSEL' },
	{ name: 'Collage', value: 'COLLAGE' },
	{ name: 'Collection', value: 'COLLECTION' },
	{ name: 'Idea', value: 'IDEA' },
	{ name: 'Max-Width Collection', value: 'MAX_WIDTH_REGULAR_COLLECTION' },
	{ name: 'Max-Width Video', value: 'MAX_VIDEO' },
	{ name: 'Max-Width Video Collection', value: 'MAX_WIDTH_VIDEO_COLLECTION' },
	{ name: 'Quiz', value: 'QUIZ' },
	{ name: 'Regular', value: 'REGULAR', description: 'One image' },
	{ name: 'Shop the Pin', value: 'SHOP_THE_PIN', description: 'Older name of Collection' },
	{ name: 'Shopping', value: 'SHOPPING' },
	{ name: 'Showcase', value: 'SHOWCASE' },
	{ name: 'Video', value: 'VIDEO' },
] as const;
