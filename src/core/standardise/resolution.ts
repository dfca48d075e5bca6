import { readBoolean } from './boolean.ts';

/** How a cell says that a matter stands: a status of a help desk, yes or no. Null: it says neither. */
export function readResolution(text: string): 'resolved' | 'open' | 'reopened' | null {
  const word = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.。!！'’]+/g, '');
  if (REOPENED.has(word)) return 'reopened';
  if (RESOLVED.has(word)) return 'resolved';
  if (OPEN.has(word)) return 'open';
  const answer = readBoolean(text);
  return answer === null ? null : answer ? 'resolved' : 'open';
}

// Zendesk, Freshdesk, Jira Service Management, ServiceNow, Salesforce, HubSpot, Intercom; Chinese desks (Udesk, 智齿, 美洽, 网易七鱼).
// What was cancelled, merged or is spam is neither: nobody resolved it, and nobody waits for that.
const RESOLVED = new Set(
  'resolved solved closed done complete completed finished fixed settled closedwon closedresolved resolvedclosed closedcomplete solvedpermanently 已解决 已解決 解决 解決 已关闭 已關閉 关闭 關閉 已完成 完成 已结束 已結束 结束 已完结 完结 完結 已结案 结案 結案 已办结 办结 已处理 已處理 处理完成 已处理完成'.split(
    ' ',
  ),
);
const OPEN = new Set(
  'open new pending inprogress progress processing working workinprogress onhold hold waiting waitingforcustomer waitingonus waitingoncontact waitingonthirdparty waitingforsupport pendingcustomer pendingcustomerresponse pendingvendorresponse awaitingcustomer awaitingreply assigned unassigned escalated snoozed active triage todo started unresolved unsolved notresolved notsolved 新建 新工单 打开 开启 待处理 待處理 未处理 未處理 处理中 處理中 进行中 進行中 待回复 待回覆 待受理 已受理 受理中 待分配 已分配 已分派 待跟进 跟进中 挂起 暂停 已挂起 等待客户 待客户回复 未解决 未解決 未完成 未关闭 未结案 已升级 待审核'.split(
    ' ',
  ),
);
const REOPENED = new Set(
  'reopened reopen openagain openedagain 重新打开 重新打開 已重开 重开 重新开启 已重新打开'.split(' '),
);

/** A whole number that is no more than anybody would count; null otherwise. */
export function readCount(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[.,]0+$|次$/g, '')
    .trim();
  return /^\d{1,4}$/.test(plain) ? Number(plain) : null;
}
