const DAY_MS = 86_400_000;

/** The date so many days from today, as Pinterest writes it. */
export const day = (ahead: number): string => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);

/** The date so many days ago. */
export const dayBack = (days: number): string => day(-days);
