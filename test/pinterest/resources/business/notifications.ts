import { row } from '../../row';
import { actorId } from './parties';

type Notification = Record<string, unknown>;

export const notifications = [
	row<object, Notification | Notification[]>('POST /notifications', {
		answer(call) {
			const given = Array.isArray(call.body) ? call.body : [call.body];
			const received_at = Math.floor(Date.now() / 1000);
			// A notification that says nothing is received, and not accepted: that is no error status.
			if (given.some((each) => Object.keys(each).length === 0)) {
				const body = { success: false, received_at, error_msg: 'A notification is empty.' };
				return { status: 200, body };
			}
			const store = call.world.store<{ seq: number; userId: string; notification: Notification }>('notification');
			for (const notification of given) {
				const seq = call.world.nextSeq();
				store.set(String(seq), { seq, userId: actorId(call), notification });
			}
			return { status: 200, body: { success: true, received_at, error_msg: '' } };
		},
	}),
];
