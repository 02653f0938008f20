import type { AdAccount, Pin, World } from '../../world';
import type { AdGroup } from '../ads/adGroups';
import type { Ad } from '../ads/ads';
import type { Campaign } from '../ads/campaigns';
import { nowSeconds } from '../ads/shared';
import type { Leaf, Restatement } from './counts';

/** Whatever rows of analytics are about, and where it hangs. */
export interface Subject {
	id: string;
	account: AdAccount;
	campaign?: Campaign;
	adGroup?: AdGroup;
	ad?: Ad;
	pin?: Pin;
	productGroup?: ProductGroup;
	/** Name of a product. */
	product?: string;
	/** What is added up. */
	leaves: Leaf[];
}

export interface ProductGroup {
	id: string;
	ad_group_id: string;
	status?: string;
	catalog_product_group_name?: string | null;
}

export interface Keyword {
	id: string;
	ad_account_id?: string;
	parent_id: string;
}

export function accountSubject(world: World, account: AdAccount): Subject {
	return {
		id: account.id,
		account,
		leaves: leavesOf(
			world,
			adsWhere(world, (ad) => ad.ad_account_id === account.id),
		),
	};
}

export function campaignSubject(world: World, account: AdAccount, campaign: Campaign): Subject {
	const leaves = leavesOf(
		world,
		adsWhere(world, (ad) => ad.campaign_id === campaign.id),
	);
	return { id: campaign.id, account, campaign, leaves };
}

export function adGroupSubject(world: World, account: AdAccount, adGroup: AdGroup): Subject {
	const leaves = leavesOf(
		world,
		adsWhere(world, (ad) => ad.ad_group_id === adGroup.id),
	);
	return { id: adGroup.id, account, ...parentsOf(world, adGroup), leaves };
}

export function adSubject(world: World, account: AdAccount, ad: Ad): Subject {
	const adGroup = world.store<AdGroup>('ad group').get(ad.ad_group_id);
	const parents = adGroup && parentsOf(world, adGroup);
	return { id: ad.id, account, ...parents, ad, pin: world.pins.get(ad.pin_id), leaves: leavesOf(world, [ad]) };
}

/** A Pin within a campaign: all ads of the campaign that show it. */
export function pinSubject(world: World, account: AdAccount, campaign: Campaign, pinId: string): Subject {
	const shown = adsWhere(world, (ad) => ad.campaign_id === campaign.id && ad.pin_id === pinId);
	return { id: pinId, account, campaign, pin: world.pins.get(pinId), leaves: leavesOf(world, shown) };
}

export function productGroupSubject(world: World, account: AdAccount, productGroup: ProductGroup): Subject {
	const adGroup = world.store<AdGroup>('ad group').get(productGroup.ad_group_id);
	const leaves = [{ id: productGroup.id, creative: 'SHOPPING', since: firstDay(adGroup) }];
	return { id: productGroup.id, account, ...(adGroup && parentsOf(world, adGroup)), productGroup, leaves };
}

const products = ['Linen throw', 'Stoneware mug', 'Oak side table'];

/** The products of a product group: three, with ids that follow from its own. */
export function productSubjects(world: World, account: AdAccount, productGroup: ProductGroup): Subject[] {
	const whole = productGroupSubject(world, account, productGroup);
	return products.map((product, at) => {
		const id = `9${at}${productGroup.id.slice(2)}`;
		return { ...whole, id, product, leaves: whole.leaves.map((leaf) => ({ ...leaf, id })) };
	});
}

/** A keyword, with the numbers of its own; it hangs on an ad group or a campaign. */
export function keywordSubject(world: World, account: AdAccount, keyword: Keyword): Subject {
	const parent = keyword.parent_id.replace(/\D/g, '');
	const adGroup = world.store<AdGroup>('ad group').get(parent);
	const campaign = world.store<Campaign>('campaign').get(adGroup?.campaign_id ?? parent);
	const leaves = [{ id: keyword.id, creative: 'REGULAR', since: firstDay(adGroup ?? campaign) }];
	return { id: keyword.id, account, campaign, adGroup, leaves };
}

/** The product groups of an ad account, through their ad groups. */
export function productGroupsOf(world: World, account: AdAccount): ProductGroup[] {
	const adGroups = world.store<AdGroup>('ad group');
	return [...world.store<ProductGroup>('product group promotion').values()].filter(
		(each) => adGroups.get(each.ad_group_id)?.ad_account_id === account.id,
	);
}

/** The keywords of an ad account: on it, on its campaigns, on its ad groups. */
export function keywordsOf(world: World, account: AdAccount): Keyword[] {
	return [...world.store<Keyword>('keyword').values()].filter((each) => {
		const parent = each.parent_id.replace(/\D/g, '');
		const above = world.store<Campaign>('campaign').get(parent) ?? world.store<AdGroup>('ad group').get(parent);
		return (each.ad_account_id ?? above?.ad_account_id ?? parent) === account.id;
	});
}

function parentsOf(world: World, adGroup: AdGroup): Pick<Subject, 'campaign' | 'adGroup'> {
	return { campaign: world.store<Campaign>('campaign').get(adGroup.campaign_id), adGroup };
}

function adsWhere(world: World, keep: (ad: Ad) => boolean): Ad[] {
	return [...world.store<Ad>('ad').values()].filter(keep);
}

function leavesOf(world: World, ads: Ad[]): Leaf[] {
	const restated = world.store<Restatement>('restatement');
	return ads.map((ad) => ({
		id: ad.id,
		creative: ad.creative_type,
		since: firstDay(ad),
		restated: restated.get(ad.id),
	}));
}

/** Drafts were never shown. */
function firstDay(made: { status: string; created_time: number } | undefined): string | undefined {
	if (made?.status.endsWith('DRAFT')) return undefined;
	return new Date((made?.created_time ?? nowSeconds()) * 1000).toISOString().slice(0, 10);
}
