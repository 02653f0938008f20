import type { Resource } from '../../shared/rows/operation';
import { assetGroups } from './assetGroups';
import { assets } from './assets';
import { brandAccounts } from './brandAccounts';
import { commerceIntegrations } from './commerceIntegrations';
import { integrationLogs } from './integrationLogs';
import { invites } from './invites';
import { members } from './members';
import { notifications } from './notifications';
import { partners } from './partners';
import { employers, systemUsers } from './relationships';

/** Everything the node offers. */
export const resources: Resource[] = [
	members,
	partners,
	assets,
	assetGroups,
	invites,
	employers,
	systemUsers,
	brandAccounts,
	commerceIntegrations,
	integrationLogs,
	notifications,
];
