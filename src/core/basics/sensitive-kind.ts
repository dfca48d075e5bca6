/** What no one else should read: a payment card, a Chinese identity number, a bank account (an IBAN, a Chinese bank card). */
export const SENSITIVE_KINDS = ['card', 'id-number', 'bank-account'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];
