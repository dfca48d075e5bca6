/** The media that an interaction can come through; the one place where a channel is named. */
export const CHANNELS = ['email', 'phone', 'chat', 'sms', 'social', 'web', 'letter', 'in-person', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];
