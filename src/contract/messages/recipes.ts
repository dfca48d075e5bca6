import type { Messages } from './message.ts';

/** Why a recipe cannot be followed. */
export const recipes: Messages = {
  'recipe.unknown-source': {
    says: { en: 'There is no source “{source}”.', 'zh-CN': '没有名为“{source}”的来源。' },
    fix: { en: 'Name one of these: {known}.', 'zh-CN': '请从以下来源中选择：{known}。' },
  },
  'recipe.unknown-rule': {
    says: { en: 'There is no cleaning rule “{rule}”.', 'zh-CN': '没有名为“{rule}”的清洗规则。' },
    fix: { en: 'Use these only: {rules}.', 'zh-CN': '只能使用以下规则：{rules}。' },
  },
  'recipe.rule-twice': {
    says: { en: 'The rule “{rule}” stands twice in the recipe.', 'zh-CN': '规则“{rule}”在清洗方案中出现了两次。' },
    fix: { en: 'Leave one of them out.', 'zh-CN': '请删去其中一个。' },
  },
  'recipe.unknown-parameter': {
    says: { en: 'The rule “{rule}” has no setting “{parameter}”.', 'zh-CN': '规则“{rule}”没有“{parameter}”这项设置。' },
    fix: { en: 'Its settings are: {parameters}.', 'zh-CN': '它的设置有：{parameters}。' },
  },
  'recipe.wrong-type': {
    says: {
      en: 'The setting “{parameter}” of “{rule}” cannot be {value}.',
      'zh-CN': '规则“{rule}”的设置“{parameter}”不能是 {value}。',
    },
    fix: { en: 'Write it like its usual value: {usual}.', 'zh-CN': '请按默认值的形式填写：{usual}。' },
  },
  'recipe.out-of-bounds': {
    says: {
      en: 'The setting “{parameter}” of “{rule}” is {value}: out of bounds.',
      'zh-CN': '规则“{rule}”的设置“{parameter}”为 {value}，超出范围。',
    },
    fix: {
      en: 'Give a whole number (of a text: its length) from {from} to {to}.',
      'zh-CN': '请填写 {from} 到 {to} 之间的整数（文字则指字数）。',
    },
  },
  'recipe.same': {
    says: {
      en: '“{source}” is cleaned by this very recipe already (version {version}).',
      'zh-CN': '“{source}”目前用的就是这个清洗方案（第 {version} 版）。',
    },
    fix: { en: 'There is nothing to do.', 'zh-CN': '无需任何操作。' },
  },
  'replay.original-unread': {
    says: {
      en: 'The original “{file}” was read when it came, and cannot be opened now.',
      'zh-CN': '原件“{file}”导入时可以读取，现在却无法打开。',
    },
    fix: {
      en: 'Put the folder of originals back (see "rapport doctor"), then try again.',
      'zh-CN': '请恢复原件目录（见“rapport doctor”），然后重试。',
    },
  },
  'recipe.not-read': {
    says: { en: 'The file is no recipe: {reason}', 'zh-CN': '该文件不是清洗方案：{reason}' },
    fix: {
      en: 'Write one with "rapport recipe show SOURCE --json" and change that.',
      'zh-CN': '请用“rapport recipe show 来源 --json”导出一份，再在其上修改。',
    },
  },
};
