import { readImage } from '../../images';
import { Refusal, row, type Call } from '../../row';
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

export const brandAccounts = [
	row<object, BrandBody & { name: string; username: string; country: string }>(
		'POST /business_access/business_hierarchy/{business_hierarchy_id}/brand_accounts',
		{
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
		},
	),
	row<object, BrandBody>(
		'PATCH /business_access/business_hierarchy/{business_hierarchy_id}/brand_accounts/{brand_account_id}',
		{
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
		},
	),
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
