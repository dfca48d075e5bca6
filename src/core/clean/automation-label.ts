const LABEL =
  /^(?:[[【(（]\s*)?(?:automatic (?:reply|response)|auto[- ]?(?:reply|response)|out of office|(?:this is an )?automated (?:message|reply|response)|automatische antwort|réponse automatique|respuesta automática|自动回复|自动答复|自動回覆|自動回复|系统消息|系统通知|系统提示|機器人|机器人)\s*(?:[\]】)）]|[:：\n]|$)/i;
/** Most texts are told from their first character. */
const LABELS_BEGIN_WITH = new Set('[【(（aAoOtTrR自系機机');

export function beginsLikeALabel(text: string): boolean {
  return text !== '' && LABELS_BEGIN_WITH.has(text[0]!);
}

/** The label with which a program begins what it writes; null: a person wrote it, as far as its words tell. */
export function automationLabelOf(text: string): string | null {
  return LABEL.exec(text.slice(0, 60))?.[0] ?? null;
}
