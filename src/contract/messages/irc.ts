import type { Messages } from './message.ts';

/** Logs of IRC rooms (sources/irc). */
export const irc: Messages = {
  'irc-recognised': {
    says: {
      en: 'The log of an IRC room ({lines} lines at the start).',
      'zh-CN': 'IRC 聊天室日志（开头有 {lines} 行发言）。',
    },
  },
  'irc-room': {
    says: {
      en: 'The room “{room}”: {people} people in the {lines} lines looked at.',
      'zh-CN': '聊天室“{room}”：查看的 {lines} 行中有 {people} 人。',
    },
  },
  'irc-day-of-name': {
    says: {
      en: 'Lines tell the time only; the day is that of the file’s name, {day}, and goes on at midnight.',
      'zh-CN': '各行只有时间；日期取自文件名 {day}，过午夜后顺延。',
    },
  },
  'irc-zone-assumed': {
    says: { en: 'Times are taken to be in {zone}.', 'zh-CN': '时间按 {zone} 处理。' },
  },
  'irc-no-day': {
    says: { en: 'Nothing tells on which day this was said.', 'zh-CN': '无法得知发言的日期。' },
    fix: {
      en: 'Put the day into the file’s name (shop_2026-03-01.log) and import it again.',
      'zh-CN': '请在文件名中写明日期（如 shop_2026-03-01.log）后重新导入。',
    },
  },
  'irc-no-lines': {
    says: { en: 'No line of this file was said by anybody.', 'zh-CN': '文件中没有任何人的发言。' },
    fix: { en: 'Give the log itself.', 'zh-CN': '请提供聊天日志文件。' },
  },
  'irc-no-line': {
    says: { en: 'This line has no time, or nobody who said it.', 'zh-CN': '该行没有时间，或没有发言人。' },
    fix: {
      en: 'Mend the line in the file and import it again; the other lines are in the history.',
      'zh-CN': '请在文件中修正该行后重新导入；其他行已在历史记录中。',
    },
  },
  'irc-line-too-long': {
    says: { en: 'This line is longer than any that a room carries.', 'zh-CN': '该行过长，不可能是聊天室发言。' },
    fix: { en: 'Mend the line in the file and import it again.', 'zh-CN': '请在文件中修正该行后重新导入。' },
  },
};
