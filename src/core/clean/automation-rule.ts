import type { CleaningRule } from './cleaning-rule.ts';
import { SIGNS } from './signs.ts';

interface AutomationSign extends Pick<CleaningRule, 'id' | 'reason'> {
  /** Which signs that a source found (Said.automationSign) go by this rule. */
  readonly signs: RegExp;
  readonly example: string;
}

/** By one sign of its source a contact is known to be a program's. Switched off, who shows only this sign is a person. */
export function automationRule({ id, reason, signs, example }: AutomationSign): CleaningRule {
  return {
    id,
    reason,
    examples: [
      { before: { automationSign: example }, after: { automationSign: example, isAutomation: true } },
      { before: { text: 'Hello' }, after: { text: 'Hello' } },
    ],
    signs: SIGNS.automation,
    apply(said, note) {
      const { automationSign: sign } = said;
      if (said.isAutomation || sign === undefined || !signs.test(sign)) return said;
      note({ field: 'author', rule: id, before: sign, after: 'automation' });
      return { ...said, isAutomation: true };
    },
  };
}
