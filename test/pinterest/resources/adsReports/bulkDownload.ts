import type { AdAccount, World } from '../../world';
import type { Campaign } from '../ads/campaigns';
import { summaryOf } from '../ads/shared';
import type { BulkResult } from './bulkStore';
import { csvCell, type ReportFormat } from './reportFile';

/** Kinds of the store, and the key of their list in the file, by entity type. */
const kinds: Record<string, [kind: string, key: string]> = {
	CAMPAIGN: ['campaign', 'campaigns'],
	AD_GROUP: ['ad group', 'ad_groups'],
	PRODUCT_GROUP: ['product group promotion', 'product_groups'],
	AD: ['ad', 'ads'],
	KEYWORD: ['keyword', 'keywords'],
	LABEL: ['label', 'labels'],
	SCHEDULE: ['schedule', 'schedules'],
};

export interface DownloadBody {
	entity_types?: string[];
	entity_ids?: string[];
	/** Seconds since 1970, as text. */
	updated_since?: string;
	campaign_filter?: {
		campaign_status?: string[];
		objective_type?: string[];
		name?: string;
		start_time?: string;
		end_time?: string;
	};
	output_format: ReportFormat;
}

interface Entity {
	seq: number;
	id: string;
	ad_account_id: string;
	status?: string;
	archived?: boolean;
	campaign_id?: string;
	ad_group_id?: string;
	parent_id?: string | null;
	entity_id?: string;
	campaign_ids?: string[];
	created_time?: number;
	updated_time?: number;
	[further: string]: unknown;
}

/** The entities of these types that are active and pass the filters, as a file. */
export function download(world: World, account: AdAccount, body: DownloadBody): BulkResult {
	const types = body.entity_types ?? Object.keys(kinds).filter((type) => type !== 'SCHEDULE');
	const found = Object.fromEntries(
		types.map((type) => [
			kinds[type]?.[1] ?? 'entity_history',
			type === 'ENTITY_HISTORY' ? historyOf(world, account, body) : entitiesOf(world, account, body, type).map(view),
		]),
	);
	const file = () => (body.output_format === 'CSV' ? csv(found) : JSON.stringify(found));
	return { status: 'SUCCEEDED', file, contentType: body.output_format === 'CSV' ? 'text/csv' : 'application/json' };
}

function entitiesOf(world: World, account: AdAccount, body: DownloadBody, type: string): Entity[] {
	const { entity_ids: ids, updated_since: since, campaign_filter: filter } = body;
	const campaigns =
		filter &&
		[...world.store<Campaign>('campaign').values()].filter((each) => passes(each, filter)).map(({ id }) => id);
	return [...world.store<Entity>(kinds[type][0]).values()].filter((entity) => {
		if (entity.ad_account_id !== account.id || !isActive(entity)) return false;
		if (since !== undefined && (entity.updated_time ?? entity.created_time ?? 0) < Number(since)) return false;
		if (!ids && !campaigns) return true;
		const line = lineOf(world, entity);
		return (!ids || ids.some((id) => line.has(id))) && (!campaigns || campaigns.some((id) => line.has(id)));
	});
}

function isActive({ status, archived }: Entity): boolean {
	return archived !== true && (status === undefined || status === 'ACTIVE');
}

function passes(campaign: Campaign, filter: NonNullable<DownloadBody['campaign_filter']>): boolean {
	const { status, start_time: start, end_time: end } = campaign;
	const { campaign_status: statuses, objective_type: types, name, start_time: from, end_time: to } = filter;
	return (
		(!statuses || statuses.includes(summaryOf(status, start, end))) &&
		(!types || types.includes(campaign.objective_type)) &&
		(name === undefined || campaign.name.includes(name)) &&
		(from === undefined || end === null || end >= Number(from)) &&
		(to === undefined || start === null || start <= Number(to))
	);
}

/** Its own id and the ids of everything it hangs on. */
function lineOf(world: World, entity: Entity): Set<string> {
	const line = new Set([entity.id]);
	const { campaign_id, ad_group_id, parent_id, entity_id, campaign_ids = [] } = entity;
	for (const above of [campaign_id, ad_group_id, parent_id, entity_id, ...campaign_ids]) {
		if (above == null || line.has(above)) continue;
		line.add(above);
		for (const [kind] of Object.values(kinds)) {
			const parent = world.store<Entity>(kind).get(above);
			if (parent) for (const id of lineOf(world, parent)) line.add(id);
		}
	}
	return line;
}

function view({ seq: _seq, ...entity }: Entity): Record<string, unknown> {
	return entity;
}

/** When each entity was made and last changed. */
function historyOf(world: World, account: AdAccount, body: DownloadBody): Array<Record<string, unknown>> {
	return Object.keys(kinds).flatMap((entity_type) =>
		entitiesOf(world, account, body, entity_type).flatMap(({ id, created_time: made, updated_time: changed }) => [
			...(made === undefined ? [] : [{ entity_id: id, entity_type, event: 'CREATED', time: made }]),
			...(changed === undefined || changed === made
				? []
				: [{ entity_id: id, entity_type, event: 'UPDATED', time: changed }]),
		]),
	);
}

/** One table for all types: the first column says which list a line is of. */
function csv(found: Record<string, Array<Record<string, unknown>>>): string {
	const lines = Object.entries(found).flatMap(([list, entities]) => entities.map((each) => ({ list, ...each })));
	const names = [...new Set(lines.flatMap((line) => Object.keys(line)))];
	const texts = lines.map((line: Record<string, unknown>) => names.map((name) => csvCell(line[name] ?? '')).join(','));
	return [names.join(','), ...texts, ''].join('\n');
}
