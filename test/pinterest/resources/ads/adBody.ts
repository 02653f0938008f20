import type { Ad } from './ads';

export type AdBody = Partial<Omit<Ad, 'seq' | 'pin_id'>> & { pin_id?: string | null };
