/** Yes or no, as forms, spreadsheets and people write it; null where it is neither. */
export function readBoolean(text: string): boolean | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\ufe0e\ufe0f。.!！]+$/g, '');
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  const narrow = word.normalize('NFKC');
  return narrow === word ? null : readBoolean(narrow);
}

const YES = new Set(
  'y yes yeah yep true t 1 1.0 x on ok ✓ ✔ ☑ ✅ √ ● 是 是的 有 对 對 真 已 确认 確認 answered connected 已接 已接听 接听 接通 已接通 已应答 应答 已解决 已解決 resolved oui vrai ja jawohl wahr sí si verdadero sì vero sim verdadeiro да tak evet kyllä はい 예 네'.split(
    ' ',
  ),
);
const NO = new Set(
  'n no nope false f 0 0.0 off ✗ ✘ ✕ ✖ ❌ ☐ × ○ 否 不 不是 无 無 没有 沒有 未 假 错 錯 missed unanswered notanswered abandoned 未接 未接听 未接通 未应答 漏接 放弃 已放弃 呼损 未解决 未解決 unresolved non faux nein falsch nee falso não nao нет nie hayır ei いいえ 아니요 아니오'.split(
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
