/** What speaks for or against two customers being one, in the order in which it is shown. */
export const EVIDENCE_FIELDS = ['name', 'company', 'email', 'domain', 'phone', 'shared', 'timing'] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];
