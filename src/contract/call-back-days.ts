/** Within how many days a missed call and the next one are one conversation where nobody decided that: a weekend may lie between. */
export const CALL_BACK_DAYS = 3;
