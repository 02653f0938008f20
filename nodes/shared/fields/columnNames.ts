/** What columns of tables are called that hold a value of some field: the API's names, ours, and the usual other ones. */
import type { Field } from '../rows/field';

/** Names of the same thing in tables of shops, CRMs and ad tools, each as {@link columnKey} makes it. The API's own are among them. */
const SAME: string[][] = [
	// A person.
	['em', 'email', 'emailaddress', 'mail', 'customeremail', 'useremail', 'contactemail'],
	[
		...['ph', 'hashedphonenumber', 'phone', 'phonenumber', 'telephone', 'tel', 'mobile', 'mobilephone'],
		...['mobilenumber', 'cellphone', 'customerphone'],
	],
	['ge', 'gender', 'sex'],
	['db', 'birthdate', 'dateofbirth', 'dob', 'birthday'],
	['ln', 'lastname', 'surname', 'familyname'],
	['fn', 'firstname', 'givenname', 'forename'],
	['ct', 'city', 'town'],
	['st', 'state', 'statecode', 'province', 'provincecode'],
	['zp', 'zip', 'zipcode', 'postalcode', 'postcode'],
	['country', 'countrycode'],
	['externalid', 'customerid', 'userid'],
	[
		...['hashedmaids', 'maid', 'maids', 'mobileadvertisingid', 'mobileadvertisingids', 'advertisingid'],
		...['idfa', 'gaid', 'aaid'],
	],
	['clientipaddress', 'ipaddress', 'ip', 'clientip'],
	['clientuseragent', 'useragent'],
	['clickid', 'epik'],
	['hashedpinnerid', 'pinnerid'],
	['liverampenvelope', 'liveramp'],
	// What the person did.
	['eventname', 'event'],
	['eventtime', 'eventtimestamp', 'timestamp'],
	['eventsourceurl', 'sourceurl', 'pageurl'],
	['value', 'total', 'totalprice', 'amount', 'revenue', 'ordervalue', 'ordertotal'],
	['currency', 'currencycode'],
	['orderid', 'ordernumber', 'transactionid'],
	['numitems', 'numberofitems', 'itemcount'],
	['contentids', 'productids', 'skus'],
	['contents', 'lineitems'],
	['searchstring', 'searchterm', 'searchquery'],
	// A product.
	['title', 'name', 'producttitle', 'productname', 'itemtitle'],
	['description', 'productdescription', 'bodyhtml'],
	['link', 'url', 'producturl', 'productlink', 'permalink'],
	['imagelink', 'image', 'imageurl', 'imagesrc', 'mainimage', 'mainimagelink', 'mainimageurl'],
	['additionalimagelink', 'additionalimages', 'additionalimagelinks', 'additionalimageurls'],
	['price', 'regularprice', 'productprice', 'variantprice'],
	['saleprice', 'specialprice', 'discountprice'],
	['availability', 'stockstatus'],
	['brand', 'manufacturer', 'vendor'],
	['color', 'colour'],
	['gtin', 'ean', 'upc', 'isbn', 'barcode', 'variantbarcode'],
	['googleproductcategory', 'googlecategory'],
	['producttype', 'productcategory'],
	['itemgroupid', 'parentid', 'parentsku'],
	['shippingweight', 'weight'],
	['videolink', 'video', 'videourl'],
];

/** The names of each of those, by every one of them. */
const SYNONYMS = new Map(SAME.flatMap((names) => names.map((name) => [name, names] as const)));

/** What columns can be read as, by {@link columnKey}. */
export type ColumnNames = ReadonlyMap<string, NamedField>;

export interface NamedField {
	field: Field;
	/** What results call it. */
	apiName: string;
}

/** How little of a column's name counts: `Email Address`, `email_address` and `email-address` are one. */
export function columnKey(name: string): string {
	return /^[a-z\d]+$/.test(name) ? name : name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The names that columns for some fields can have: the API's with what stands around it (`user_data.em`), without, the label, then the
 * usual other ones. A name that several fields could have in the same way is none of theirs.
 *
 * @param around what begins all API names and no column's
 * @param isAlone whether only the whole API name is meant: the rest would be too little to know it by
 */
export function columnNames(
	fields: readonly Field[],
	{ around = '', isAlone = () => false }: { around?: string; isAlone?: (field: Field) => boolean } = {},
): ColumnNames {
	const names = new Map<string, NamedField>();
	const wholeName = ({ apiName }: Field) => (apiName.startsWith(around) ? apiName.slice(around.length) : apiName);
	const claim = (some: readonly Field[], namesOf: (field: Field) => string[]) => {
		const claimed = new Map<string, Set<Field>>();
		for (const one of some)
			for (const name of namesOf(one)) claimed.set(name, (claimed.get(name) ?? new Set<Field>()).add(one));
		for (const [name, [only, ...others]] of claimed)
			if (only && others.length === 0 && name !== '' && !names.has(name))
				names.set(name, { field: only, apiName: wholeName(only) });
	};
	const open = fields.filter((one) => !isAlone(one));
	claim(fields, (one) => [columnKey(wholeName(one))]);
	claim(open, (one) => partsOf(wholeName(one)).map(columnKey));
	claim(open, (one) => [columnKey(labelOf(one)), columnKey(one.name)]);
	const own = [...names].map(([name, { field }]) => ({ name, field }));
	claim(open, (one) => own.flatMap(({ name, field }) => (field === one ? (SYNONYMS.get(name) ?? []) : [])));
	return names;
}

/** The last part of a name with dots. */
function partsOf(name: string): string[] {
	return name.split('.').slice(-1);
}

/** What a person sees, without the unit behind it. */
function labelOf({ shown }: Field): string {
	return shown.displayName.replace(/ \([^)]*\)$/, '');
}
