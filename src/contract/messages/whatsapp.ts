import type { Messages } from './message.ts';

/** WhatsApp exports (sources/whatsapp). */
export const whatsapp: Messages = {
  'whatsapp-recognised': {
    says: {
      en: 'A chat exported from WhatsApp ({headers} messages at the start).',
      'zh-CN': 'WhatsApp 导出的聊天记录（开头有 {headers} 条消息）。',
    },
  },
  'whatsapp-order-by-value': {
    says: {
      en: 'Dates are {order}: line {line}, "{text}", is no date otherwise.',
      'zh-CN': '日期顺序为 {order}：第 {line} 行的“{text}”按其他顺序不是有效日期。',
    },
  },
  'whatsapp-order-by-media': {
    says: {
      en: 'Dates are {order}: the file named in line {line} bears its day ("{text}").',
      'zh-CN': '日期顺序为 {order}：第 {line} 行的附件名带有日期（“{text}”）。',
    },
  },
  'whatsapp-order-by-sequence': {
    says: {
      en: 'Dates are {order}: otherwise the chat would run backwards at line {line}, "{text}".',
      'zh-CN': '日期顺序为 {order}：否则聊天在第 {line} 行（“{text}”）会倒退。',
    },
  },
  'whatsapp-order-year-first': {
    says: { en: 'Dates are {order}: the year stands first.', 'zh-CN': '日期顺序为 {order}：年份在最前。' },
  },
  'whatsapp-order-as-asked': {
    says: {
      en: 'Dates are {order}, as was asked for; no line proves or contradicts it.',
      'zh-CN': '日期顺序按要求取 {order}；没有任何一行能证明或否定它。',
    },
  },
  'whatsapp-order-by-span': {
    says: {
      en: 'Dates are probably {order}: read so, the chat spans the fewest days. No line proves it.',
      'zh-CN': '日期顺序很可能是 {order}：这样聊天跨度最短。没有任何一行能证明。',
    },
  },
  'whatsapp-order-assumed': {
    says: {
      en: 'Dates are taken as {order}; nothing in the chat tells. If that is wrong, give dateOrder in --map.',
      'zh-CN': '日期顺序暂按 {order} 处理，聊天中没有依据。如不正确，请在 --map 中指定 dateOrder。',
    },
  },
  'whatsapp-chat-with': {
    says: {
      en: 'A chat with {name}: {authored} messages, {system} system lines.',
      'zh-CN': '与 {name} 的聊天：{authored} 条消息，{system} 条系统提示。',
    },
  },
  'whatsapp-group-chat': {
    says: {
      en: 'The chat "{title}": {people} people, {authored} messages, {system} system lines.',
      'zh-CN': '聊天“{title}”：{people} 人，{authored} 条消息，{system} 条系统提示。',
    },
  },
  'whatsapp-untitled-chat': {
    says: {
      en: 'A chat whose file name does not say with whom: {people} people, {authored} messages, {system} system lines. Name our people in --map to tell the customer.',
      'zh-CN':
        '文件名未说明聊天对象：{people} 人，{authored} 条消息，{system} 条系统提示。可在 --map 中列出我方人员以区分客户。',
    },
  },
  'whatsapp-not-text': {
    says: { en: 'This is no text, so no chat.', 'zh-CN': '这不是文本文件，无法作为聊天记录读取。' },
    fix: {
      en: 'Export the chat from WhatsApp again and import the zip or txt as it is.',
      'zh-CN': '请从 WhatsApp 重新导出聊天，直接导入 zip 或 txt 文件。',
    },
  },
  'whatsapp-no-message': {
    says: {
      en: 'No line begins with a date and time as WhatsApp writes them.',
      'zh-CN': '没有任何一行以 WhatsApp 的日期时间开头。',
    },
    fix: {
      en: 'Export the chat from WhatsApp again and import the zip or txt as it is.',
      'zh-CN': '请从 WhatsApp 重新导出聊天，直接导入 zip 或 txt 文件。',
    },
  },
  'whatsapp-no-header': {
    says: {
      en: 'These lines belong to a message whose beginning is not in the file.',
      'zh-CN': '这些行所属消息的开头不在文件中。',
    },
    fix: { en: 'Import the export that holds the message whole.', 'zh-CN': '请导入包含完整消息的导出文件。' },
  },
  'whatsapp-message-too-long': {
    says: { en: 'The message is longer than any chat message can be.', 'zh-CN': '该消息过长，超出聊天消息的上限。' },
    fix: {
      en: 'Look at the file at this line: something else was put into it.',
      'zh-CN': '请检查文件的这一行，可能混入了其他内容。',
    },
  },
};
