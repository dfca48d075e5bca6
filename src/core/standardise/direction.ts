import type { Direction } from '../basics/direction.ts';

/** The direction that a word says; null where it says none. */
export function readDirection(text: string): Direction | null {
  return (
    WORDS.get(
      text
        .trim()
        .toLowerCase()
        .replace(/[-_ ]+/g, ''),
    ) ?? null
  );
}

const WORDS: ReadonlyMap<string, Direction> = new Map([
  ...all(
    'inbound',
    'inbound in incoming received fromcustomer customer inboundcall incall 呼入 来电 呼入电话 进线 来信 收 接收 客户 客户发起 收到 呼进 入站 来话',
  ),
  ...all(
    'outbound',
    'outbound out outgoing sent tocustomer agent outboundcall outcall 呼出 外呼 去电 回访 发 发送 发出 客服 坐席 主动联系 出站 去话 拨出',
  ),
  ...all('internal', 'internal note private internalnote 内部 内部备注 备注 内线'),
]);

function all(direction: Direction, words: string): [string, Direction][] {
  return words.split(' ').map((word) => [word, direction]);
}
