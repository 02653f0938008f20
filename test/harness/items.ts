import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

/** A resource locator as the editor stores it. */
export const byId = (value: string) => ({ __rl: true as const, mode: 'id', value });
export const byUrl = (value: string) => ({ __rl: true as const, mode: 'url', value });
export const fromList = (value: string) => ({ __rl: true as const, mode: 'list', value });

/** Items as a node before would emit them. */
export const items = (...jsons: INodeExecutionData['json'][]): INodeExecutionData[] => jsons.map((json) => ({ json }));

/** What a run must give: each result of each input item, with the item it belongs to. */
export const paired = (...resultsByItem: unknown[][]): INodeExecutionData[] =>
	resultsByItem.flatMap((results, item) =>
		results.map((json) => ({ json, pairedItem: { item } }) as unknown as INodeExecutionData),
	);

/** The item that stands for a failed one: its message, the index of the input item, and what the details must hold. */
export const failure = (item: number, message: string | RegExp, details?: object): unknown => ({
	json: expect.objectContaining({
		error: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
		...(details && { details: expect.objectContaining(details) as unknown }),
	}) as unknown,
	pairedItem: { item },
});

/** Options where the node has them: how requests are treated stands apart from the rest. */
export function inCollections({ requestsAtOnce, maximumWait, ...options }: INodeParameters): INodeParameters {
	const requestOptions = Object.entries({ requestsAtOnce, maximumWait }).filter(([, value]) => value !== undefined);
	return { options, requestOptions: Object.fromEntries(requestOptions) };
}
