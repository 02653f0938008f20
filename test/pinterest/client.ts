import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios';
import type { SimulatedPinterest } from './index';

/** A client for the tests of the simulation: every status is an answer, nothing is followed or retried. */
export function client(
	pinterest: SimulatedPinterest,
	token: string | null = pinterest.issueToken().accessToken,
	base = pinterest.apiUrl,
) {
	const http = axios.create({
		baseURL: base,
		validateStatus: () => true,
		maxRedirects: 0,
		maxBodyLength: Infinity,
		headers: token === null ? {} : { authorization: `Bearer ${token}` },
	});
	return {
		get: (path: string, config?: AxiosRequestConfig): Promise<AxiosResponse> => http.get(path, config),
		post: (path: string, body?: unknown, config?: AxiosRequestConfig): Promise<AxiosResponse> =>
			http.post(path, body, config),
		patch: (path: string, body?: unknown): Promise<AxiosResponse> => http.patch(path, body),
		delete: (path: string): Promise<AxiosResponse> => http.delete(path),
		request: (config: AxiosRequestConfig): Promise<AxiosResponse> => http.request(config),
	};
}

/** `{status, code, message}` of an error answer, to compare as a whole. */
export function refusal(answer: AxiosResponse): { status: number; code: number; message: string } {
	return { status: answer.status, code: answer.data.code, message: answer.data.message };
}

/** The id of the shop's board of this name. */
export function boardNamed(pinterest: SimulatedPinterest, name: string): string {
	for (const board of pinterest.boards.values()) if (board.name === name) return board.id;
	throw new Error(`No board ${name}`);
}
