/** The signs of a program that have a rule of their own, by how they begin. What else a source says of itself is its word. */
const NAMED = [
  'auto-submitted',
  'multipart/report',
  'precedence',
  'mailer-daemon',
  'no-reply',
  'list-program',
  'list-unsubscribe',
  'subject',
  'x-',
] as const;

export type AutomationSign = (typeof NAMED)[number] | 'other';

/** Which sign this is (Said.automationSign, as the source found it): `Auto-Submitted: auto-replied` is `auto-submitted`. */
export function automationSignOf(found: string): AutomationSign {
  const lower = found.toLowerCase();
  return NAMED.find((sign) => lower.startsWith(sign)) ?? 'other';
}
