/** The nodes and connections of the workflows that checks make up. */

/**
 * @typedef {object} Node as a check writes it; id and position come from its place in the workflow
 * @property {string} name
 * @property {string} type
 * @property {number} typeVersion
 * @property {object} parameters
 */

export const PINTEREST = 'n8n-nodes-pinterest-api.pinterest';
export const PINTEREST_ADS = 'n8n-nodes-pinterest-api.pinterestAds';
export const PINTEREST_CONVERSIONS = 'n8n-nodes-pinterest-api.pinterestConversions';
export const PINTEREST_TRIGGER = 'n8n-nodes-pinterest-api.pinterestTrigger';
export const PINTEREST_WAREHOUSE = 'n8n-nodes-pinterest-api.pinterestWarehouse';

/** Where a workflow that is run by hand begins. */
export const start = () => node('Start', 'n8n-nodes-base.manualTrigger', 1);

/** A published workflow starts when somebody posts to `/webhook/<path>`. */
export const webhook = (path) => ({
	...node('Webhook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path, options: {} }),
	webhookId: path,
});

/** n8n polls a schedule at most once a minute; six schedules are a poll each ten seconds. */
export const EACH_TEN_SECONDS = {
	item: ['2', '12', '22', '32', '42', '52'].map((second) => ({
		mode: 'custom',
		cronExpression: `${second} * * * * *`,
	})),
};

/** Where a workflow begins that another one calls. */
export const calledByOther = () =>
	node('Called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' });

/** Runs another workflow, once for all items, and gives what its last node gives. */
export const callOther = (name, id) =>
	node(name, 'n8n-nodes-base.executeWorkflow', 1.2, { workflowId: byId(id), mode: 'once', options: {} });

/** A Code node that runs once, over all items. */
export const code = (name, jsCode) => node(name, 'n8n-nodes-base.code', 2, { jsCode });

/** A Code node that gives one item for each of the objects. */
export const items = (name, objects) =>
	code(name, `return ${JSON.stringify(objects)}.map((json, index) => ({ json, pairedItem: { item: 0 } }));`);

/** A Code node that gives so many items, each made by an expression in which `at` counts from 0. */
export const rows = (name, count, expression) =>
	code(name, `return Array.from({ length: ${count} }, (_, at) => ({ json: ${expression}, pairedItem: { item: 0 } }));`);

/** An HTTP Request node that puts the file at `url`, an expression, into the binary property `data`. */
export const download = (name, url) =>
	node(name, 'n8n-nodes-base.httpRequest', 4.2, {
		url,
		options: { response: { response: { responseFormat: 'file' } } },
	});

/** An HTTP Request node that asks with one of our credentials. */
export const httpRequest = (name, type, credential, request) => ({
	...node(name, 'n8n-nodes-base.httpRequest', 4.2, {
		...{ authentication: 'predefinedCredentialType', nodeCredentialType: type, options: {} },
		...request,
	}),
	credentials: { [type]: credential },
});

/** A Merge node that gives the items of `numberInputs` branches, one after the other. */
export const append = (name, numberInputs) => node(name, 'n8n-nodes-base.merge', 3.2, { mode: 'append', numberInputs });

/**
 * A Pinterest node.
 * @param {{id: string, name: string}} credential
 * @param {object} parameters `resource`, `operation` and what they need
 * @param {object} [more] settings of the node itself, e.g. `{ onError: 'continueErrorOutput' }`
 */
export const pinterest = (...rest) => ours(PINTEREST, ...rest);

/** A Pinterest Ads node. */
export const pinterestAds = (...rest) => ours(PINTEREST_ADS, ...rest);

/** A Pinterest Audiences node. */
export const pinterestAudiences = (...rest) => ours('n8n-nodes-pinterest-api.pinterestAudiences', ...rest);

/** A Pinterest Catalogs node. */
export const pinterestCatalogs = (...rest) => ours('n8n-nodes-pinterest-api.pinterestCatalogs', ...rest);

/** The Pinterest Conversions node. */
export const pinterestConversions = (...rest) => ours(PINTEREST_CONVERSIONS, ...rest);

/** A Pinterest Lead Trigger. */
export const leadTrigger = (...rest) => ours('n8n-nodes-pinterest-api.pinterestLeadTrigger', ...rest);

/** A Pinterest Trigger node. */
export const pinterestTrigger = (...rest) => ours(PINTEREST_TRIGGER, ...rest);

/** A Pinterest Ads Trigger node. */
export const adsTrigger = (...rest) => ours('n8n-nodes-pinterest-api.pinterestAdsTrigger', ...rest);

/** A Pinterest Warehouse node. */
export const pinterestWarehouse = (...rest) => ours(PINTEREST_WAREHOUSE, ...rest);

function ours(nodeType, name, credential, parameters, more = {}) {
	const { authentication = 'oAuth2' } = parameters;
	const type = authentication === 'oAuth2' ? 'pinterestOAuth2Api' : 'pinterestAccessTokenApi';
	const whole = { authentication, ...parameters };
	return { ...node(name, nodeType, 1, whole), credentials: { [type]: credential }, ...more };
}

export const byId = (value) => ({ __rl: true, mode: 'id', value });

/** As the editor stores what was picked from a list. */
export const fromList = ({ value, name }) => ({ __rl: true, mode: 'list', value, cachedResultName: name });

/** Nodes connected one to the next. */
export const inARow = (...nodes) =>
	workflow(
		nodes,
		nodes.slice(1).map((next, at) => [nodes[at].name, next.name]),
	);

/**
 * @param {Node[]} nodes in the order in which branches run: n8n begins with the topmost one
 * @param {[string, string, number?][]} links from, to, and the input of `to` (0 unless said)
 */
export function workflow(nodes, links) {
	const connections = {};
	for (const [from, to, index = 0] of links)
		(connections[from] ??= { main: [[]] }).main[0].push({ node: to, type: 'main', index });
	return { nodes: nodes.map((one, at) => ({ ...one, id: String(at), position: [at * 180, at * 60] })), connections };
}

function node(name, type, typeVersion, parameters = {}) {
	return { name, type, typeVersion, parameters };
}
