/** From the customer, to the customer, or between agents (never counted as a reply). */
export const DIRECTIONS = ['inbound', 'outbound', 'internal'] as const;
export type Direction = (typeof DIRECTIONS)[number];
