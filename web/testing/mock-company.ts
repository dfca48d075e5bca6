/** A made-up company for looking at the screen without a server. Same seed, same people. */
export interface MockTurn {
  recordId: string;
  at: number;
  channel: string;
  kind: 'message' | 'call' | 'rating';
  direction: 'inbound' | 'outbound';
  customer: number;
  agent: number | null;
  conversation: string;
  opens: boolean;
  subject: string | null;
  text: string | null;
  opensWait: boolean;
  isFirst: boolean;
  answeredAt: number | null;
  answeredBy: number | null;
  callOutcome: string | null;
  talk: number | null;
  rating: number | null;
  attachments: { name: string; mediaType: string; size: number | null }[];
}

let seed = 7;
export function random(): number {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return seed / 4_294_967_296;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
export const uuid = (n: number, kind: number): string => `0000000${kind}-0000-8000-8000-${String(n).padStart(12, '0')}`;

export const AGENTS = ['Ann Becker', 'Li Na 李娜', 'Tom Okafor', 'Maria Sousa', 'Chen Wei 陈伟'];
export const CUSTOMERS = [
  'Eva Lindqvist',
  '王芳',
  'Harbour Books Ltd',
  'James Whitfield',
  '张伟',
  'Sofia Marchetti',
  'Nordlicht GmbH',
  '刘洋',
  'Priya Raman',
  'Café Central',
  '陈静',
  'Oliver Grant',
  'Blue Door Studio',
  '赵敏',
  'Hannah Weiss',
  'Lucas Moreau',
  '上海远景贸易有限公司',
  'Grace Kim',
  'Atelier Nord',
  'Peter Novak',
  '孙丽',
  'Amara Diallo',
  'Jonas Berg',
  '周杰',
];
const SUBJECTS = [
  'Where is my parcel?',
  'Invoice 20417 shows the wrong address',
  '订单什么时候发货？',
  'Return of the oak desk',
  'Question about the warranty',
  '发票抬头需要修改',
  'Discount for ten chairs?',
  '退货申请',
  'The lamp arrived broken',
  'Change of delivery date',
];
const ASKS = [
  'Hello,\nmy parcel was due on Monday, but the tracking page has not moved since Friday. Could you please look where it is? I need it before the weekend.\n\nMany thanks\nEva',
  '你好，请问我的订单什么时候可以发货？付款已经三天了，页面还显示“待处理”。',
  'The lamp arrived today and the glass is broken, see the picture. Can you send a new one?',
  '请把发票抬头改成“上海远景贸易有限公司”，税号稍后发给您。谢谢！',
  'Do you give a discount if we order ten of the oak chairs? We would need them by the end of next month.',
];
const REPLIES = [
  'Hello, thank you for writing. I have just spoken with the carrier: your parcel is in the depot and will be delivered tomorrow before noon.\n\nKind regards\nAnn\n\nOn Monday Eva wrote:\n> my parcel was due on Monday',
  '您好！非常抱歉让您久等了，您的订单今天下午发出，快递单号稍后会短信通知您。',
  'I am sorry about that! A new one leaves our warehouse today, you need not send the broken one back.',
  '好的，发票已经修改，请查收附件。',
];
const DAY = 86_400_000;

export function company(now: number, days = 200): MockTurn[] {
  const turns: MockTurn[] = [];
  let n = 0;
  for (let day = days; day >= 0; day -= 1) {
    const date = new Date(now - day * DAY);
    const weekday = date.getUTCDay();
    const busy = (weekday === 0 || weekday === 6 ? 3 : 13) * (1 + (days - day) / days / 2) * (0.7 + random() * 0.6);
    for (let k = 0; k < busy; k += 1) {
      const at = Math.floor((now - day * DAY) / DAY) * DAY + (7 + random() * 12) * 3_600_000;
      if (at > now) continue;
      const channel = pick(['email', 'email', 'email', 'chat', 'chat', 'phone', 'phone', 'web']);
      const customer = Math.floor(random() ** 1.6 * CUSTOMERS.length);
      const agent = Math.floor(random() ** 1.3 * AGENTS.length);
      const conversation = uuid((n += 1), 4);
      const base = { customer, conversation, channel, rating: null, talk: null, callOutcome: null, attachments: [] };
      if (channel === 'phone') {
        const fate = random();
        const isAnswered = fate > 0.17;
        turns.push({
          ...base,
          recordId: uuid((n += 1), 5),
          at,
          kind: 'call',
          direction: 'inbound',
          agent: isAnswered ? agent : null,
          opens: true,
          subject: null,
          text: null,
          opensWait: isAnswered,
          isFirst: true,
          answeredAt: isAnswered ? at + 3_000 + random() * 40_000 : null,
          answeredBy: isAnswered ? agent : null,
          callOutcome: isAnswered ? 'answered' : fate > 0.06 ? 'missed' : 'abandoned',
          talk: isAnswered ? 40 + random() * 400 : null,
        });
        continue;
      }
      const slow = channel === 'chat' ? 1.5 : 60;
      const wait = Math.exp(random() * 3.4) * slow * 60_000 * (1 + agent * 0.35);
      const isOpen = at + wait > now || random() < 0.03;
      const answeredAt = isOpen ? null : at + wait;
      turns.push({
        ...base,
        recordId: uuid((n += 1), 5),
        at,
        kind: 'message',
        direction: 'inbound',
        agent: null,
        opens: true,
        subject: channel === 'email' ? pick(SUBJECTS) : null,
        text: pick(ASKS),
        opensWait: true,
        isFirst: true,
        answeredAt,
        answeredBy: isOpen ? null : agent,
        attachments:
          random() < 0.12
            ? [
                { name: '照片 1.jpg', mediaType: 'image/jpeg', size: 84_211 },
                { name: 'invoice-20417.pdf', mediaType: 'application/pdf', size: 120_400 },
              ]
            : random() < 0.04
              ? [{ name: 'IMG-20260301-WA0003.jpg', mediaType: 'image/jpeg', size: null }]
              : [],
      });
      if (answeredAt === null) continue;
      turns.push({
        ...base,
        recordId: uuid((n += 1), 5),
        at: answeredAt,
        kind: 'message',
        direction: 'outbound',
        agent,
        opens: false,
        subject: null,
        text: pick(REPLIES),
        opensWait: false,
        isFirst: false,
        answeredAt: null,
        answeredBy: null,
      });
      if (random() < 0.22) {
        turns.push({
          ...base,
          recordId: uuid((n += 1), 5),
          at: Math.min(now, answeredAt + 3_600_000),
          kind: 'rating',
          direction: 'inbound',
          agent,
          opens: false,
          subject: null,
          text: null,
          opensWait: false,
          isFirst: false,
          answeredAt: null,
          answeredBy: null,
          rating: pick([5, 5, 5, 5, 4, 4, 4, 3, 2, 1]),
        });
      }
    }
  }
  return turns.sort((a, b) => b.at - a.at);
}
