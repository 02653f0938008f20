import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asList, asObject, asObjects, isObject } from '../../shared/api/json';
import type { Call } from '../../shared/api/request';
import { liveOptions, words } from '../../shared/editor/adsLists';

/** Names of interests below one another are joined so. */
const BELOW = ' > ';

/** What the fields of targeting can be, as Pinterest says now. */
export const TARGETING_LISTS = {
	getAudiences,
	getConversionTags,
	getInterests,
	getLanguages,
	getLocations,
	getRegions,
};

/** Interests, each named with those above it: `Home decor > Lamps`. */
async function getInterests(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await liveOptions(this, targetingCall('INTEREST'), interestOptions);
}

/** Countries and metro areas. */
async function getLocations(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await liveOptions(this, targetingCall('LOCATION'), optionsOf);
}

async function getRegions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await liveOptions(this, targetingCall('GEO'), optionsOf);
}

async function getLanguages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await liveOptions(this, targetingCall('LOCALE'), optionsOf);
}

/** All audiences of the ad account, its own and those shared with it, with their kind. */
async function getAudiences(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const owned = await audiencesOf(this, 'OWNED');
	return inOrder([...owned, ...(await audiencesOf(this, 'RECEIVED'))]);
}

async function audiencesOf(context: ILoadOptionsFunctions, ownership: string): Promise<INodePropertyOptions[]> {
	const call: Call = {
		request: 'GET /ad_accounts/{ad_account_id}/audiences',
		query: { ownership_type: ownership },
	};
	const optionsOfAll = (audiences: unknown) =>
		asObjects(audiences).map(({ id, name, audience_type: type }) => {
			const kind = typeof type === 'string' ? ` (${words(type)})` : '';
			return { name: `${textOf(name) || textOf(id)}${kind}`, value: textOf(id) };
		});
	return await liveOptions(context, call, optionsOfAll, true);
}

/** The conversion tags of the ad account that are not deleted. */
async function getConversionTags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const call: Call = {
		request: 'GET /ad_accounts/{ad_account_id}/conversion_tags',
		query: { filter_deleted: true },
	};
	return await liveOptions(this, call, (answer) =>
		inOrder(
			asObjects(asObject(answer).items).map(({ id, name }) => ({
				name: textOf(name) || textOf(id),
				value: textOf(id),
			})),
		),
	);
}

function targetingCall(targetingType: string): Call {
	return { request: 'GET /resources/targeting/{targeting_type}', ids: { targeting_type: targetingType } };
}

/** Objects whose keys are what targeting takes and whose values are their names. */
function optionsOf(answer: unknown): INodePropertyOptions[] {
	return inOrder(entriesOf(answer).map(([value, name]) => ({ name: `${textOf(name) || value} (${value})`, value })));
}

interface Interest {
	id: string;
	name: string;
	/** The ids of those below. */
	below: string[];
}

/**
 * Interests with the names of those above them. The description leaves their shape open, so the ones below another may stand in it
 * as ids or as interests.
 */
function interestOptions(answer: unknown): INodePropertyOptions[] {
	const interests = new Map<string, Interest>();
	for (const [key, value] of entriesOf(answer)) addInterest(interests, value, key);
	const parents = new Map([...interests.values()].flatMap(({ id, below }) => below.map((child) => [child, id])));
	return inOrder([...interests.values()].map(({ id }) => ({ name: pathOf(id, interests, parents), value: id })));
}

function addInterest(interests: Map<string, Interest>, value: unknown, key: string): string {
	if (!isObject(value)) {
		interests.set(key, { id: key, name: textOf(value) || key, below: [] });
		return key;
	}
	const { id: own, name, child_interests: children } = value;
	const id = textOf(own) || key;
	const below = asList(children).map((child) => (isObject(child) ? addInterest(interests, child, '') : textOf(child)));
	interests.set(id, { id, name: textOf(name) || id, below });
	return id;
}

function pathOf(id: string, interests: Map<string, Interest>, parents: Map<string, string>): string {
	const names: string[] = [];
	const seen = new Set<string>();
	for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = parents.get(at)) {
		seen.add(at);
		const interest = interests.get(at);
		if (interest) names.unshift(interest.name);
	}
	return names.join(BELOW);
}

/** The keys and values of one object or of a list of them; elements that name themselves stand under their id. */
function entriesOf(answer: unknown): Array<[string, unknown]> {
	return asObjects(Array.isArray(answer) ? answer : [answer]).flatMap((one): Array<[string, unknown]> =>
		'id' in one && 'name' in one ? [[textOf(one.id), one]] : Object.entries(one),
	);
}

function inOrder(options: INodePropertyOptions[]): INodePropertyOptions[] {
	return options.sort((a, b) => a.name.localeCompare(b.name));
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
