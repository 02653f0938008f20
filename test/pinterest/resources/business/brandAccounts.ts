import { readImage } from '../../images';
import { Refusal, row, type Call, type JsonSchema, type Scope } from '../../row';
import { countries } from '../ads/countries';
import { actorId, manages, notFound, partyOf } from './parties';
import { addMembership, addParty, hierarchies, parties, type Hierarchy, type Party } from './store';

interface BrandBody {
	name?: string;
	username?: string;
	country?: string;
	about?: string;
	website?: string;
	profile_image?: { content_type: string; data: string };
}

const string = { type: 'string' } as const;
const properties: JsonSchema = {
	name: string,
	username: string,
	country: { type: 'string', enum: countries },
	about: string,
	website: string,
	profile_image: {
		type: 'object',
		properties: {
			content_type: { type: 'string', enum: ['image/jpeg', 'image/png'] },
			data: { type: 'string', format: 'base64-text' },
		},
		required: ['content_type', 'data'],
		additionalProperties: false,
	},
};
const path = '/business_access/business_hierarchy/{business_hierarchy_id}/brand_accounts';
const scopes: Scope[] = ['biz_access:read', 'biz_access:write'];
const writes = { scopes, category: 'ads_write', sandbox: false } as const;

export const brandAccounts = [
	row<object, BrandBody & { name: string; username: string; country: string }>({
		...writes,
		id: 'brand_accounts/create',
		method: 'POST',
		path,
		body: { type: 'object', properties, required: ['name', 'username', 'country'], additionalProperties: false },
		answer(call) {
			const { world, body } = call;
			const hierarchy = hierarchyFor(call);
			checkBrand(call, body);
			const { name, username, country, about, website, profile_image: image } = body;
			const brand = { hierarchyId: hierarchy.id, country, about, website, hasImage: image !== undefined };
			const { id } = addParty(world, { kind: 'brand account', name, username, email: null, brand });
			const createdBy = actorId(call);
			const facts = { businessId: id, userId: createdBy, createdTime: Date.now(), createdBy };
			addMembership(world, { ...facts, role: 'BIZ_ADMIN' });
			return { status: 200, body: { brand_account_id: id } };
		},
	}),
	row<object, BrandBody>({
		...writes,
		id: 'brand_accounts/update',
		method: 'PATCH',
		path: `${path}/{brand_account_id}`,
		body: { type: 'object', properties, additionalProperties: false },
		answer(call) {
			const { body } = call;
			const hierarchy = hierarchyFor(call);
			const party = partyOf(call.world, call.path.brand_account_id);
			if (!party) throw notFound('User');
			if (!party.brand) throw new Refusal(409, 409, 'The account is no brand account.');
			if (party.brand.hierarchyId !== hierarchy.id)
				throw new Refusal(403, 29, 'You are not permitted to access that resource.');
			checkBrand(call, body, party);
			party.name = body.name ?? party.name;
			party.username = body.username ?? party.username;
			party.brand.country = body.country ?? party.brand.country;
			party.brand.about = body.about ?? party.brand.about;
			party.brand.website = body.website ?? party.brand.website;
			party.brand.hasImage ||= body.profile_image !== undefined;
			return { status: 200, body: { brand_account_id: party.id } };
		},
	}),
];

function hierarchyFor(call: Pick<Call, 'world' | 'token' | 'user' | 'path'>): Hierarchy {
	const hierarchy = hierarchies(call.world).get(call.path.business_hierarchy_id);
	if (!hierarchy) throw notFound('Business hierarchy');
	if (manages(call.world, actorId(call), hierarchy.businessId)) return hierarchy;
	throw new Refusal(403, 29, 'You are not permitted to access that resource.');
}

/** Names are not blank, a user name is nobody else's, and the image is one. */
function checkBrand({ world }: Pick<Call, 'world'>, body: BrandBody, self?: Party): void {
	for (const key of ['name', 'username'] as const)
		if (body[key]?.trim() === '') throw new Refusal(400, 400, `Body '${key}' must not be blank.`);
	const taken = [...parties(world).values(), ...world.accounts.values()].some(
		({ id, username }) => id !== self?.id && username === body.username,
	);
	if (taken) throw new Refusal(400, 400, "Body 'username' is taken.");
	const { profile_image: image } = body;
	if (image) readImage(image.data, image.content_type, 'profile_image.data');
}
