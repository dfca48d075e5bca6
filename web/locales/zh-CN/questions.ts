import type { Dictionary } from '../dictionary.ts';

export const questions: Dictionary['questions'] = {
  title: '已存问题',
  none: '尚未保存任何问题。可将当前所见以名称保存。',
  save: '保存',
  saveChanges: '保存修改',
  name: '名称',
  nameHint: '“近 30 天”之类的范围会随日期推移。',
  placeholder: '邮件：各团队响应时间',
  keep: '保存',
  rename: '重命名',
  remove: (name) => `删除${name}`,
  removed: (name) => `“${name}”已删除`,
  removedBy: (who, when) => `${who}，${when}`,
  restore: '恢复',
  undo: '撤销',
  savedBy: (who, when) => `${who}，${when}`,
  toExplore: '前往分析',
};
