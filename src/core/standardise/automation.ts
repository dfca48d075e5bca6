/** By which rule a contact is known to be a program's, and the sign itself, for people to see. */
export interface Automation {
  readonly rule: string;
  readonly sign: string;
}

/**
 * Whether a program wrote it: by what its source says, else by the words with which programs begin
 * their replies. Null: a person did, as far as it tells.
 *
 * Words are only looked for at the very beginning, as a label: a customer may well ask about an
 * out-of-office reply.
 */
export function automationOf(sign: string | undefined, text: string | undefined): Automation | null {
  if (sign !== undefined) return { rule: ruleOfSign(sign), sign };
  if (text === undefined || !LABELS_BEGIN_WITH.has(text[0]!)) return null;
  const label = LABEL.exec(text.slice(0, 60));
  return label === null ? null : { rule: 'automation-by-its-words', sign: label[0] };
}

/** The signs of sources/mail/automation.ts by rule; what a source says of itself otherwise is its word. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^auto-submitted/i, 'automation-by-auto-submitted'],
  [/^multipart\/report/i, 'automation-by-report'],
  [/^precedence/i, 'automation-by-precedence'],
  [/^mailer-daemon/i, 'automation-by-mailer-daemon'],
  [/^no-reply/i, 'automation-by-no-reply'],
  [/^list-program/i, 'automation-by-list-program'],
  [/^list-unsubscribe/i, 'automation-by-newsletter'],
  [/^subject/i, 'automation-by-subject'],
  [/^x-/i, 'automation-by-header'],
];

function ruleOfSign(sign: string): string {
  return RULES.find(([pattern]) => pattern.test(sign))?.[1] ?? 'automation-by-its-source';
}

const LABEL =
  /^(?:[[【(（]\s*)?(?:automatic (?:reply|response)|auto[- ]?(?:reply|response)|out of office|(?:this is an )?automated (?:message|reply|response)|automatische antwort|réponse automatique|respuesta automática|自动回复|自动答复|自動回覆|自動回复|系统消息|系统通知|系统提示|機器人|机器人)\s*(?:[\]】)）]|[:：\n]|$)/i;
/** Most texts are told from their first character. */
const LABELS_BEGIN_WITH = new Set('[【(（aAoOtTrR自系機机');
