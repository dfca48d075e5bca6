import type { SaidParty } from '../../core/record/said.ts';
import type { Desk } from './calendar.ts';
import { Chance } from './random.ts';

/** Someone who works for the sample company. */
export interface SampleAgent {
  readonly name: string;
  readonly address: string;
  readonly desk: Desk;
  /** How long this one takes, against the others. */
  readonly pace: number;
}

export const AGENTS: readonly SampleAgent[] = [
  { name: '林晓雨', address: 'lin.xiaoyu@harbourpine.example', desk: 'shanghai', pace: 0.85 },
  { name: '周雅婷', address: 'zhou.yating@harbourpine.example', desk: 'shanghai', pace: 1 },
  { name: '郑博远', address: 'zheng.boyuan@harbourpine.example', desk: 'shanghai', pace: 1.05 },
  { name: '何思源', address: 'he.siyuan@harbourpine.example', desk: 'shanghai', pace: 1 },
  { name: 'Emma Whitfield', address: 'emma.whitfield@harbourpine.example', desk: 'london', pace: 0.9 },
  { name: 'Oliver Brandt', address: 'oliver.brandt@harbourpine.example', desk: 'london', pace: 1.9 },
  { name: 'Priya Nair', address: 'priya.nair@harbourpine.example', desk: 'london', pace: 1 },
];

export const MAILBOX: Readonly<Record<Desk, SaidParty>> = {
  shanghai: { kind: 'email', address: 'kefu@harbourpine.example', name: '港松家居客服' },
  london: { kind: 'email', address: 'hello@harbourpine.example', name: 'Harbour & Pine' },
};

/** Someone who buys from the sample company. */
export interface SampleCustomer {
  readonly name: string;
  readonly desk: Desk;
  /** The first is the usual one; some also write from another. */
  readonly emails: readonly string[];
  readonly phone: string;
  readonly handle: string;
}

const PER_DESK = 300;

/** The customers of each desk; the same ones for the same seed. */
export function customersOf(seed: number): Readonly<Record<Desk, readonly SampleCustomer[]>> {
  const chance = new Chance(seed, 600);
  return { shanghai: people('shanghai', chance), london: people('london', chance) };
}

function people(desk: Desk, chance: Chance): SampleCustomer[] {
  const { family, given } = desk === 'shanghai' ? CHINESE : EUROPEAN;
  const first = chance.below(1_000);
  return Array.from({ length: PER_DESK }, (_, index) => {
    // The step shares no divisor with the number of full names, so each is met once.
    const at = ((first + index) * 367) % (family.length * given.length);
    const [last, lastLatin] = split(family[at % family.length]!);
    const [called, calledLatin] = split(given[Math.floor(at / family.length)]!);
    return customer(desk, index, { last, first: called, lastLatin, firstLatin: calledLatin }, chance);
  });
}

interface NameParts {
  readonly last: string;
  readonly first: string;
  readonly lastLatin: string;
  readonly firstLatin: string;
}

function customer(desk: Desk, index: number, name: NameParts, chance: Chance): SampleCustomer {
  const { last, first, lastLatin, firstLatin } = name;
  const isChinese = desk === 'shanghai';
  const local = isChinese ? `${lastLatin}${firstLatin}${10 + index}` : `${firstLatin}.${lastLatin}${10 + index}`;
  const work = `${firstLatin}.${lastLatin}.${index}@${chance.one(WORK_DOMAINS)}`;
  return {
    name: isChinese ? `${last}${first}` : `${first} ${last}`,
    desk,
    emails: [`${local}@${chance.one(MAIL_DOMAINS[desk])}`, ...(index % 12 === 0 ? [work] : [])],
    phone: isChinese ? chinesePhone(index, chance) : europeanPhone(index),
    handle: isChinese ? `wx_${lastLatin}${firstLatin}_${index}` : `web_${firstLatin}_${lastLatin}_${index}`,
  };
}

/** No one has these numbers: no Chinese mobile number begins with 120, the country's emergency call. */
function chinesePhone(index: number, chance: Chance): string {
  return `+86120${String(chance.below(10_000)).padStart(4, '0')}${String(index).padStart(4, '0')}`;
}

/** Numbers kept free for stories: Ofcom's for London and mobiles, 555-01xx in America, Berlin's 23125. */
function europeanPhone(index: number): string {
  const three = String(index % 1_000).padStart(3, '0');
  switch (index % 5) {
    case 0:
    case 1:
      return `+442079460${three}`;
    case 2:
      return `+447700900${three}`;
    case 3:
      return `+493023125${three}`;
    default:
      return `+1${AMERICAN_AREAS[Math.floor(index / 100) % AMERICAN_AREAS.length]!}55501${three.slice(1)}`;
  }
}

const AMERICAN_AREAS = ['212', '617', '415', '206'];
const MAIL_DOMAINS: Readonly<Record<Desk, readonly string[]>> = {
  shanghai: ['youxiang.example', 'xinxiang.example', 'mail.example'],
  london: ['mail.example', 'post.example', 'inbox.example'],
};
const WORK_DOMAINS = ['studio-nord.example', 'qingshan.example', 'brightwell.example', 'hotel-lindenhof.example'];

function split(name: string): readonly [string, string] {
  const [shown, latin] = name.split(' ');
  return [
    shown!,
    latin ??
      shown!
        .normalize('NFD')
        .replace(/\P{ASCII}/gu, '')
        .toLowerCase(),
  ];
}

const CHINESE = {
  family:
    '王 wang,李 li,张 zhang,刘 liu,陈 chen,杨 yang,黄 huang,赵 zhao,吴 wu,周 zhou,徐 xu,孙 sun,马 ma,朱 zhu,胡 hu,郭 guo,高 gao,罗 luo,梁 liang,宋 song,唐 tang,许 xu,韩 han,冯 feng,邓 deng,曹 cao,彭 peng,曾 zeng,萧 xiao'.split(
      ',',
    ),
  given:
    '芳 fang,敏 min,静 jing,丽 li,强 qiang,磊 lei,洋 yang,勇 yong,艳 yan,杰 jie,娟 juan,涛 tao,明 ming,超 chao,秀英 xiuying,霞 xia,平 ping,刚 gang,桂英 guiying,文博 wenbo,雨桐 yutong,梓涵 zihan,子轩 zixuan,欣怡 xinyi,浩然 haoran,诗琪 shiqi,宇航 yuhang,佳怡 jiayi,俊熙 junxi,思彤 sitong,嘉豪 jiahao,若曦 ruoxi,建国 jianguo,志强 zhiqiang,晓燕 xiaoyan,海燕 haiyan,国庆 guoqing'.split(
      ',',
    ),
};

const EUROPEAN = {
  family:
    'Ashworth,Baxter,Carver,Dalton,Eastwood,Fairley,Garner,Hartley,Ingram,Kessler,Lindqvist,Marlow,Novák,Okafor,Pemberton,Quigley,Rossi,Schäfer,Thorne,Ueda,Vogel,Wexler,Yates,Zimmer,Bergström,Castellanos,Dubois,Ferreira,Grünwald'.split(
      ',',
    ),
  given:
    'Alice,Ben,Clara,Daniel,Ella,Felix,Greta,Hugo,Isla,Jonas,Katie,Liam,Mia,Noah,Olivia,Paul,Rosa,Sam,Tessa,Uma,Victor,Wendy,Yusuf,Zoë,Amelia,Bruno,Carla,Dominic,Elif,Frances,Gareth,Hannah,Ivan,Josephine,Karim,Lena,Mateo'.split(
      ',',
    ),
};
