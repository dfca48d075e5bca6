import type { CleaningRule } from '../cleaning-rule.ts';
import { eachValue } from '../each-value.ts';
import { SIGNS } from '../signs.ts';

const id = 'strip-control-characters';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Control characters other than tab and line ends: left over from terminals, printers and broken encodings. */
export const stripControlCharacters: CleaningRule = {
  id,
  reason: {
    en: 'Control characters mean nothing to a reader, and no database keeps NUL.',
    'zh-CN': '控制字符对读者没有意义，数据库也无法保存 NUL。',
  },
  examples: [
    { before: { text: 'Hello\u0007 there\u0000' }, after: { text: 'Hello there' } },
    { before: { text: 'one\ttwo\nthree' }, after: { text: 'one\ttwo\nthree' } },
  ],
  signs: SIGNS.control,
  apply: (said, note) => eachValue(said, id, note, (value) => value.replace(CONTROL, '')),
};
