import { row } from '../../row';
import { actorId } from './parties';

interface Logged {
	seq: number;
	userId: string;
	log: Record<string, unknown>;
}

export const integrationLogs = [
	row<object, { logs: Array<Record<string, unknown>> }>('POST /integrations/logs', {
		answer(call) {
			const store = call.world.store<Logged>('integration log');
			for (const each of call.body.logs) {
				const seq = call.world.nextSeq();
				store.set(String(seq), { seq, userId: actorId(call), log: each });
			}
			return { status: 200, body: { message: 'Success' } };
		},
	}),
];
