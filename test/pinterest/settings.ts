import type { LeadDelivery, LeadEnvelope } from './resources/audiences/leadEnvelopes';

/** What a test may change while the server runs. Times in milliseconds unless the name says otherwise. */
export interface Settings {
	/** How long an uploaded video is `processing`. */
	processingMs: number;
	/** When set, processing takes this many reads of the media instead of a time. */
	processingPolls?: number;
	/** How every processing ends; left out, the bytes decide (a video has `ftyp` at offset 4). `stuck` never ends. */
	processingOutcome?: 'succeeded' | 'failed' | 'stuck';
	/**
	 * What an app with Trial access may do on the production host: `refused` answers 403 code 29 to the creation of Pins and points to the
	 * sandbox, as Pinterest does at present; `private` lets it create Pins.
	 */
	trialPins: 'refused' | 'private';
	/** Life of access tokens made by OAuth, 30 days unless changed. */
	accessTokenSeconds: number;
	/** Life of refresh tokens, 60 days unless changed. */
	refreshTokenSeconds: number;
	/** When true the authorise page asks nobody and goes straight back to `redirect_uri`. */
	autoApprove: boolean;
	/** When set, only these are accepted as `redirect_uri`. */
	redirectUris?: string[];
	/** Largest JSON body in bytes. */
	maxBodyBytes: number;
	/** Largest file in the upload store in bytes. */
	maxUploadBytes: number;
	/**
	 * Who stands for all hosts that webhooks are sent to, `http://127.0.0.1:5678`: a subscription needs a public https address, which a test
	 * has not. Without it nothing is sent.
	 */
	webhookOrigin?: string;
	/** A webhook that is not answered with 2xx is sent again after this time, up to so many attempts. */
	webhookRetryMs: number;
	webhookAttempts: number;
	/**
	 * What of a delivery is encrypted: all of a lead (`whole`), or the answers only, beside ids in clear, of each lead of a list (`list`) or of
	 * a lead by itself (`object`). Pinterest's page about lead ads shows the list.
	 */
	leadDelivery: LeadDelivery;
	/** Whether the ids in a list or object are bare numbers. */
	leadIdsAreNumbers: boolean;
	/** How the parts of an encrypted lead are put together, and how long its nonce is. */
	leadEnvelope: LeadEnvelope;
	leadNonceBytes: number;
}

export const defaultSettings: Settings = {
	processingMs: 300,
	trialPins: 'refused',
	accessTokenSeconds: 30 * 24 * 3600,
	refreshTokenSeconds: 60 * 24 * 3600,
	autoApprove: false,
	// Five images of 20 MB in base64, and room for the rest of the Pin.
	maxBodyBytes: 150_000_000,
	maxUploadBytes: 2 * 1024 ** 3,
	webhookRetryMs: 500,
	webhookAttempts: 400,
	leadDelivery: 'whole',
	leadIdsAreNumbers: false,
	leadEnvelope: 'fields',
	leadNonceBytes: 12,
};
