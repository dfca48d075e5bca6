/** Yes or no, as forms, spreadsheets and people write it; null where it is neither. */
export function readBoolean(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

const YES = new Set(
  'y yes true t 1 1.0 x on ok ✓ ✔ ☑ √ 是 有 对 真 已 answered connected 已接 已接听 接听 接通 已接通 已应答 应答 已解决 resolved'.split(
    ' ',
  ),
);
const NO = new Set(
  'n no false f 0 0.0 off ✗ ✘ ☐ × 否 无 没有 不是 未 假 missed unanswered notanswered abandoned 未接 未接听 未接通 未应答 漏接 放弃 已放弃 呼损 未解决 unresolved'.split(
    ' ',
  ),
)
  .add('no answer')
  .add('not answered')
  .add('not connected');

/** Whether a word for "not answered" says that the caller left first. */
export function saysAbandoned(text: string): boolean {
  return /abandon|hung ?up|放弃|呼损|主动挂/i.test(text);
}
