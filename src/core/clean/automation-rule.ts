import { type AutomationSign, automationSignOf } from './automation-sign.ts';
import type { CleaningRule } from './cleaning-rule.ts';
import { SIGNS } from './signs.ts';

interface AutomationRule extends Pick<CleaningRule, 'id' | 'reason'> {
  /** Which sign that a source found goes by this rule. */
  readonly sign: AutomationSign;
  readonly example: string;
}

/** By one sign of its source a contact is known to be a program's. Switched off, who shows only this sign is a person. */
export function automationRule({ id, reason, sign, example }: AutomationRule): CleaningRule {
  return {
    id,
    reason,
    examples: [
      { before: { automationSign: example }, after: { automationSign: example, isAutomation: true } },
      { before: { text: 'Hello' }, after: { text: 'Hello' } },
    ],
    signs: SIGNS.automation,
    apply(said, note) {
      const { automationSign: found } = said;
      if (said.isAutomation || found === undefined || automationSignOf(found) !== sign) return said;
      note({ field: 'author', rule: id, before: found, after: 'automation' });
      return { ...said, isAutomation: true };
    },
  };
}
