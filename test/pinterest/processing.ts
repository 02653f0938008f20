import type { Settings } from './settings';
import type { Media } from './world';

/** `registered` until its file came, `processing` for the set time, then what the bytes (or the settings) say. */
export function mediaStatus(media: Media, settings: Settings): 'registered' | 'processing' | 'succeeded' | 'failed' {
	const { upload, polls } = media;
	if (!upload) return 'registered';
	const { processingMs, processingPolls, processingOutcome: outcome } = settings;
	if (outcome === 'stuck') return 'processing';
	const isDone = processingPolls === undefined ? Date.now() - upload.at >= processingMs : polls > processingPolls;
	if (!isDone) return 'processing';
	return outcome ?? (isVideo(upload.head) ? 'succeeded' : 'failed');
}

/** MP4 and MOV files begin with a box whose type, at byte 4, is `ftyp`. */
function isVideo(head: Buffer): boolean {
	return head.subarray(4, 8).toString('latin1') === 'ftyp';
}
