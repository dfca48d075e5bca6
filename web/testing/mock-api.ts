import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import type { AnswerRow, MetricInfo } from '../../src/contract/question.ts';
import { AGENTS, company, CUSTOMERS, random, uuid, type MockTurn } from './mock-company.ts';

/** A server of made-up data, for looking at the screen: never part of the product. */
const NOW = Date.now();
const turns = company(NOW);
const DAY = 86_400_000;
const both = (en: string, zh: string) => ({ en, 'zh-CN': zh });

interface Row {
  at: number;
  value: number;
  open: boolean;
  turn: MockTurn;
  agent: number | null;
}
const messages = turns.filter((turn) => turn.kind !== 'rating');
const MEASURES: Record<string, () => Row[]> = {
  volume: () => messages.map((turn) => row(turn, 1)),
  waiting: () => turns.filter((turn) => turn.opensWait && turn.answeredAt === null).map((turn) => row(turn, 1)),
  'first-response-time': () => waits((turn) => turn.isFirst),
  'response-time': () => waits(() => true),
  'speed-of-answer': () => waits((turn) => turn.kind === 'call'),
  csat: () => turns.filter((turn) => turn.rating !== null).map((turn) => row(turn, (turn.rating ?? 0) >= 4 ? 1 : 0)),
  'calls-missed': () => turns.filter((turn) => turn.callOutcome === 'missed').map((turn) => row(turn, 1)),
};
function row(turn: MockTurn, value: number): Row {
  return { at: turn.at, value, open: false, turn, agent: turn.agent };
}
function waits(keep: (turn: MockTurn) => boolean): Row[] {
  return turns
    .filter((turn) => turn.opensWait && keep(turn))
    .map((turn) => ({
      at: turn.at,
      value: turn.answeredAt ? (turn.answeredAt - turn.at) / 1000 : 0,
      open: turn.answeredAt === null,
      turn,
      agent: turn.answeredBy,
    }));
}

const metric = (
  id: string,
  en: string,
  zh: string,
  unit: MetricInfo['unit'],
  better: MetricInfo['better'],
  shape: MetricInfo['shape'],
  aggregations: MetricInfo['aggregations'],
  withAgent = true,
): MetricInfo => ({
  id,
  label: both(en, zh),
  definition: both(`${en}: as the glossary says, of every interaction that counts.`, `${zh}：按术语表的定义统计。`),
  leavesOut: both('Automations and internal notes.', '自动消息和内部备注。'),
  unit,
  better,
  anchor: both('when the customer wrote', '客户来信的时刻'),
  shape,
  aggregations,
  defaultAggregation: aggregations[0] ?? 'count',
  dimensions: withAgent
    ? ['channel', 'agent', 'direction', 'weekday', 'hour', ...(id === 'csat' ? (['rating'] as const) : [])]
    : ['channel', 'direction'],
  clocks: unit === 's' ? ['calendar', 'business'] : ['calendar'],
  dates: shape === 'level' ? ['event'] : ['event', 'cohort'],
  reach: 'interaction',
  windowDays: null,
  source: 'Zendesk, first reply time',
});
const METRICS: MetricInfo[] = [
  metric('volume', 'Volume', '互动量', 'interactions', null, 'series', ['count']),
  metric('first-response-time', 'First response time', '首次响应时间', 's', 'lower', 'distribution', [
    'median',
    'mean',
    'p75',
    'p90',
    'p95',
    'share',
  ]),
  metric('response-time', 'Response time', '响应时间', 's', 'lower', 'distribution', [
    'median',
    'mean',
    'p75',
    'p90',
    'p95',
    'share',
  ]),
  metric('waiting', 'Waiting now', '等待中', 'conversations', 'lower', 'level', ['level'], false),
  metric('csat', 'Satisfaction (CSAT)', '满意度（CSAT）', 'ratio', 'higher', 'series', ['ratio', 'count']),
  metric('calls-missed', 'Missed calls', '未接来电', 'calls', 'lower', 'series', ['count']),
  metric('speed-of-answer', 'Speed of answer', '接听速度', 's', 'lower', 'distribution', ['median', 'mean', 'p90']),
];

function bucketOf(at: number, every: string): number {
  const d = new Date(at);
  const [y, m, day] = [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()];
  if (every === 'hour') return Math.floor(at / 3_600_000) * 3_600_000;
  if (every === 'day') return Date.UTC(y, m, day);
  if (every === 'week') return Date.UTC(y, m, day) - ((d.getUTCDay() + 6) % 7) * DAY;
  if (every === 'month') return Date.UTC(y, m);
  if (every === 'quarter') return Date.UTC(y, m - (m % 3));
  return Date.UTC(y, 0);
}
function nextBucket(at: number, every: string): number {
  return bucketOf(
    at + { hour: 1.5, day: 36, week: 24 * 8, month: 24 * 32, quarter: 24 * 93, year: 24 * 367 }[every]! * 3_600_000,
    every,
  );
}

function selected(query: URLSearchParams): Row[] {
  const from = Date.parse(query.get('from') ?? '1970-01-01');
  const to = Date.parse(query.get('to') ?? '2999-01-01');
  const where = query.getAll('where').map((text) => text.split(/:(.*)/s));
  const channels = where.filter(([d]) => d === 'channel').map(([, v]) => v);
  const agents = where.filter(([d]) => d === 'agent').map(([, v]) => v);
  return (MEASURES[query.get('metric') ?? '']?.() ?? []).filter(
    (r) =>
      r.at >= from &&
      r.at < to &&
      (channels.length === 0 || channels.includes(r.turn.channel)) &&
      (agents.length === 0 || agents.includes(r.agent === null ? '' : uuid(r.agent, 2))),
  );
}
function splitOf(r: Row, by: string): { value: string | null; id?: string | null } {
  if (by === 'channel') return { value: r.turn.channel };
  if (by === 'direction') return { value: r.turn.direction };
  if (by === 'rating') return { value: r.turn.rating === null ? null : String(r.turn.rating) };
  if (by === 'weekday') return { value: String(((new Date(r.at).getUTCDay() + 6) % 7) + 1) };
  if (by === 'hour') return { value: String(new Date(r.at).getUTCHours()) };
  return r.agent === null ? { value: null, id: null } : { value: AGENTS[r.agent] ?? null, id: uuid(r.agent, 2) };
}
function aggregate(rows: Row[], name: string, target: number): number | null {
  const known = rows
    .filter((r) => !r.open)
    .map((r) => r.value)
    .sort((a, b) => a - b);
  if (name === 'count' || name === 'level') return rows.length;
  if (known.length === 0) return null;
  if (name === 'mean' || name === 'ratio') return known.reduce((a, b) => a + b, 0) / known.length;
  if (name === 'share') return known.filter((value) => value <= target).length / known.length;
  const q = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95 }[name] ?? 0.5;
  return known[Math.min(known.length - 1, Math.floor(q * known.length))] ?? null;
}
function answer(query: URLSearchParams) {
  const info = METRICS.find((m) => m.id === query.get('metric')) ?? METRICS[0]!;
  const every = query.get('every');
  const by = query.get('by');
  const name = query.get('aggregate') ?? info.defaultAggregation;
  const groups = new Map<string, Row[]>();
  const rows = selected(query);
  const splits = by ? [...new Set(rows.map((r) => JSON.stringify(splitOf(r, by))))] : ['null'];
  if (every && rows.length > 0) {
    const times = rows.map((r) => r.at);
    for (let t = bucketOf(Math.min(...times), every); t <= Math.max(...times); t = nextBucket(t, every))
      for (const s of splits) groups.set(`${t}|${s}`, []);
  }
  if (!every && !by) groups.set('|null', []);
  for (const r of rows) {
    const key = `${every ? bucketOf(r.at, every) : ''}|${by ? JSON.stringify(splitOf(r, by)) : 'null'}`;
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  const out: AnswerRow[] = [...groups].map(([key, found]) => {
    const [t, s] = key.split(/\|(.*)/s);
    const split = JSON.parse(s ?? 'null') as { value: string | null; id?: string | null } | null;
    return {
      bucket: t ? new Date(Number(t)).toISOString().replace('.000Z', '+00:00') : null,
      value: aggregate(found, name, Number(query.get('target') ?? 0)),
      n: found.filter((r) => !r.open).length,
      unanswered: info.unit === 's' ? found.filter((r) => r.open).length : null,
      ...(by ? { [by]: split?.value ?? null, ...(split?.id !== undefined ? { [`${by}Id`]: split.id } : {}) } : {}),
    };
  });
  return {
    metric: info.id,
    unit: name === 'share' ? 'ratio' : name === 'count' ? (info.id === 'csat' ? 'interactions' : info.unit) : info.unit,
    aggregate: name,
    zone: query.get('zone') ?? 'UTC',
    asOf: new Date().toISOString(),
    rows: out,
  };
}
function item(turn: MockTurn) {
  return {
    recordId: turn.recordId,
    part: 0,
    at: new Date(turn.at).toISOString(),
    kind: turn.kind,
    channel: turn.channel,
    source: turn.channel === 'email' ? 'support.mbox' : turn.channel === 'chat' ? 'WhatsApp' : 'Asterisk',
    direction: turn.direction,
    author: turn.direction === 'inbound' ? 'customer' : 'agent',
    customer: { id: uuid(turn.customer, 1), label: CUSTOMERS[turn.customer] ?? '?' },
    agent: turn.agent === null ? null : { id: uuid(turn.agent, 2), label: AGENTS[turn.agent] },
    conversationId: turn.conversation,
    opensConversation: turn.opens,
    threadingRule: turn.opens && turn.recordId.endsWith('0') ? 'cut-by-hand' : null,
    subject: turn.subject,
    text: turn.text,
    isCut: false,
    attachments: turn.attachments,
    opensWait: turn.opensWait,
    answeredAt: turn.answeredAt ? new Date(turn.answeredAt).toISOString() : null,
    waitSeconds: turn.answeredAt ? (turn.answeredAt - turn.at) / 1000 : null,
    callOutcome: turn.callOutcome,
    talkSeconds: turn.talk,
    rating: turn.rating === null ? null : { value: turn.rating, scale: '1-5' },
    fills: turn.subject?.startsWith('Inv') ? ['channel:fill-channel-from-source'] : [],
    seen: isRepeated(turn) ? 2 : 1,
  };
}
const isRepeated = (turn: MockTurn) => turn.kind !== 'rating' && Number(turn.recordId.slice(-2)) % 9 === 4;
const SAME_CALL = both(
  'Two systems kept a call with the same number that began within a minute and lasted as long.',
  '两个系统记录了与同一号码的通话，开始时间相差不到一分钟，通话时长也吻合。',
);
const SAME_MESSAGE = both(
  'Two systems kept the same text of the same customer within a quarter of an hour.',
  '两个系统在一刻钟内记录了同一客户的同一段文字。',
);
function sightings(turn: MockTurn) {
  const {
    recordId,
    part,
    at,
    kind,
    channel,
    direction,
    source,
    subject,
    text,
    talkSeconds,
    customer: who,
  } = item(turn);
  const origin = { importId: 2, file: 'support.mbox', entry: null, line: 214, importedAt: new Date(NOW).toISOString() };
  const counted = { recordId, part, at, kind, channel, direction, source, subject, text, talkSeconds, origin };
  const repeat = {
    ...counted,
    at: new Date(turn.at + 41_000).toISOString(),
    source: 'helpdesk',
    text: text && `> ${text}`,
    origin: { ...origin, importId: 1, file: 'tickets-2026.csv', line: 1_207 },
    rule: kind === 'call' ? 'same-call' : 'same-message',
    reason: kind === 'call' ? SAME_CALL : SAME_MESSAGE,
  };
  return { customer: who, counted: { ...counted, rule: null, reason: null }, repeats: [repeat] };
}
function repeats(rule: string | null, cursor: string | null) {
  const all = turns.filter(isRepeated).map(sightings);
  const count = (name: string) => all.filter((group) => group.repeats[0]!.rule === name).length;
  const found = all.filter((group) => rule === null || group.repeats[0]!.rule === rule);
  return {
    ...page(found, cursor),
    rules: [
      { rule: 'same-call', reason: SAME_CALL, count: count('same-call') },
      { rule: 'same-message', reason: SAME_MESSAGE, count: count('same-message') },
    ],
  };
}
function customer(n: number) {
  const own = turns.filter((turn) => turn.customer === n);
  const open = own.filter((turn) => turn.opensWait && turn.answeredAt === null);
  return {
    customerId: uuid(n, 1),
    label: CUSTOMERS[n],
    contactPoints: [
      { id: uuid(n, 7), kind: 'email', value: `customer${n}@mail.example`, name: CUSTOMERS[n] },
      { id: uuid(n, 8), kind: 'phone', value: `+86 21 5555 01${String(n).padStart(2, '0')}`, name: null },
    ],
    interactions: own.length,
    firstAt: new Date(own.at(-1)?.at ?? NOW).toISOString(),
    lastAt: new Date(own[0]?.at ?? NOW).toISOString(),
    channels: [...new Set(own.map((turn) => turn.channel))],
    waitingSince: open.length > 0 ? new Date(Math.min(...open.map((turn) => turn.at))).toISOString() : null,
  };
}
function page<T>(all: T[], cursor: string | null, size = 25) {
  const from = Number(cursor ?? 0);
  return { items: all.slice(from, from + size), next: from + size < all.length ? String(from + size) : null };
}
const imports = [
  {
    importId: 3,
    source: 'whatsapp',
    title: 'WhatsApp 聊天 - 王芳.txt',
    seen: 412,
    stored: 412,
    duplicates: 0,
    quarantined: 0,
    changes: { 'strip-bidi-marks': 41 },
    seconds: 0.8,
    kind: 'files',
    state: 'done',
    createdAt: new Date(NOW - 4e6).toISOString(),
    finishedAt: null,
    undoneAt: null,
    progress: null,
    failure: null,
    files: [],
  },
  {
    importId: 2,
    source: 'mail',
    title: 'support.mbox',
    seen: 700,
    stored: 694,
    duplicates: 4,
    quarantined: 2,
    changes: { 'decode-charset': 63, 'strip-signature': 214, 'fill-date-from-received': 3 },
    seconds: 2.4,
    kind: 'files',
    state: 'done',
    createdAt: new Date(NOW - 9e7).toISOString(),
    finishedAt: null,
    undoneAt: null,
    progress: null,
    failure: null,
    files: [
      {
        name: 'support.mbox',
        source: 'mail',
        size: 4_233_120,
        zone: null,
        evidence: [{ code: 'mail.from-lines', about: { count: '700' } }],
      },
    ],
  },
  {
    importId: 1,
    source: 'table',
    title: 'calls-2024.csv',
    seen: 65,
    stored: 65,
    duplicates: 0,
    quarantined: 0,
    changes: {},
    seconds: 0.2,
    kind: 'files',
    state: 'undone',
    createdAt: new Date(NOW - 3e8).toISOString(),
    finishedAt: null,
    undoneAt: new Date(NOW - 2e8).toISOString(),
    progress: null,
    failure: null,
    files: [],
  },
];
function problemGroups() {
  const group = {
    code: 'time-unreadable',
    field: 'at',
    pattern: 'TBD',
    namespace: 'table 1',
    stage: 'standardise',
    source: 'table',
    files: ['history-2024.csv'],
    fileCount: 1,
    count: 412,
    distinct: 1,
    values: [{ value: 'TBD', count: 412 }],
    message: '',
    about: { field: 'at', value: 'TBD' },
    isFixable: true,
  };
  const many = {
    ...group,
    code: 'rating-unreadable',
    field: 'rating',
    pattern: '9 stars',
    files: ['history-2024.csv', 'history-2025.csv', 'ratings.csv'],
    fileCount: 5,
    count: 31,
    distinct: 3,
    values: ['7 stars', '6 stars', '5 stars or so'].map((value, at) => ({ value, count: 20 - 8 * at })),
    about: { field: 'rating', value: '7 stars' },
  };
  const ragged = {
    ...group,
    code: 'row-ragged',
    field: null,
    pattern: '',
    stage: 'source',
    count: 2,
    values: [{ value: '', count: 2 }],
    about: { cells: '7', columns: '8' },
    isFixable: false,
  };
  const unknown = {
    field: 'channel',
    namespace: 'table 1',
    source: 'table',
    files: ['history-2024.csv'],
    count: 455,
    distinct: 3,
    values: [
      { value: 'Whats App Business', count: 412 },
      { value: 'whatsapp-business', count: 40 },
      { value: 'Stand at the fair', count: 3 },
    ],
    clusters: [['Whats App Business', 'whatsapp-business']],
  };
  return { total: 445, groups: [group, many, ragged], unknown: [unknown] };
}
function problemRows(query: URLSearchParams) {
  const items = [14, 15, 2011].map((line) => ({
    recordId: uuid(line, 9),
    importId: 2,
    originalId: 4,
    file: 'history-2024.csv',
    line,
    stage: 'standardise',
    code: query.get('code') ?? '',
    about: { field: query.get('field') ?? '', value: 'TBD' },
    message: '',
    excerpt: '',
    original: `${line},C${line},TBD,email,"Where is my order ${line}? It was to come on Monday.",,,5`,
  }));
  return { items, next: null };
}
let started = 0;
let signedIn = true;
let hasHistory = !process.env['MOCK_EMPTY'];

function route(path: string, query: URLSearchParams, method: string): unknown {
  const parts = path.split('/');
  if (path === 'session')
    return {
      state: signedIn ? (process.env['MOCK_STATE'] ?? 'signed-in') : 'signed-out',
      person: { name: 'Ann', role: 'owner' },
      version: '0.1.0',
      zone: 'UTC',
      hasHistory,
    };
  if (path === 'sign-out') return ((signedIn = false), null);
  if (path === 'sign-in' || path === 'set-up') return ((signedIn = true), route('session', query, 'GET'));
  if (path === 'metrics') return METRICS;
  if (path === 'answers') return answer(query);
  if (path === 'answers/rows') {
    const bucket = query.get('bucket');
    const cells = query.getAll('cell').map((text) => text.split(/:(.*)/s));
    const found = selected(query).filter(
      (r) =>
        (!bucket ||
          (r.at >= Date.parse(bucket) && r.at < nextBucket(Date.parse(bucket), query.get('every') ?? 'day'))) &&
        cells.every(([d, v]) => {
          const s = splitOf(r, d ?? '');
          return (s.id ?? s.value ?? '') === v;
        }),
    );
    const { items, next } = page(found, query.get('cursor'));
    return {
      definition: METRICS.find((m) => m.id === query.get('metric'))?.definition.en,
      clock: 'All hours, from the moment the customer wrote',
      exclusions: [{ reason: 'still unanswered', count: found.filter((r) => r.open).length }],
      count: found.length,
      items: items.map((r) => ({ ...item(r.turn), value: r.value })),
      next,
    };
  }
  if (path === 'dimensions/channel')
    return [...new Set(turns.map((turn) => turn.channel))].map((value) => ({
      value,
      label: value,
      n: turns.filter((turn) => turn.channel === value).length,
    }));
  if (parts[0] === 'dimensions')
    return AGENTS.map((label, n) => ({ value: uuid(n, 2), label, n: turns.filter((turn) => turn.agent === n).length }));
  if (path === 'customers')
    return page(
      CUSTOMERS.map((_, n) => customer(n)).filter((c) =>
        JSON.stringify(c)
          .toLowerCase()
          .includes((query.get('text') ?? '').toLowerCase()),
      ),
      query.get('cursor'),
      20,
    );
  if (parts[0] === 'customers') {
    const n = Number(parts[1]?.slice(-12));
    if (parts[2] !== 'history') return customer(n);
    return page(
      turns
        .filter((turn) => turn.customer === n && (!query.get('channel') || turn.channel === query.get('channel')))
        .map(item),
      query.get('cursor'),
    );
  }
  if (parts[0] === 'interactions') {
    const turn = turns.find((t) => t.recordId === parts[1]);
    return (
      turn && {
        ...item(turn),
        topic: 'Returns',
        subtopic: null,
        tags: 'VIP; urgent',
        attributes: {
          weight: { value: 81.6466266, unit: 'kg', said: '180 lb' },
          basket: { value: 1234.5, unit: 'USD', said: 'US$1,234.50' },
          size: { value: 'Large', unit: null, said: 'Large' },
        },
        changes: [
          { field: 'text', rule: 'strip-signature', before: '-- \nSent from my phone', after: '' },
          { field: 'channel', rule: 'fill-channel-from-source', before: '', after: 'email' },
        ],
        threading: turn.channel === 'chat' ? 'session' : 'references',
        continues: turn.opens ? { recordId: turn.recordId, part: 0, at: new Date(turn.at - 9e6).toISOString() } : null,
        origin: { importId: 2, file: 'support.mbox', entry: null, line: 214, offset: 1, length: 2 },
        sightings: isRepeated(turn) ? sightings(turn) : null,
      }
    );
  }
  if (path === 'repeats') return repeats(query.get('rule'), query.get('cursor'));
  if (path === 'decisions' && method === 'POST') return { decisionId: 7 };
  if (path === 'search') {
    const wanted = new RegExp((query.get('text') ?? '').replace(/\W/g, '\\$&'), 'i');
    const found = turns.filter((turn) => wanted.test(`${turn.text}${turn.subject}`)).map(item);
    return { ...page(found, query.get('cursor'), 20), pattern: wanted.source };
  }
  if (path === 'imports' && method === 'POST') return ((started = Date.now()), { importId: 9 });
  if (path === 'sample') return ((started = Date.now()), { importId: 9 });
  if (path === 'imports') return [...(started ? [running()] : []), ...imports];
  if (path === 'imports/9') return running();
  if (path === 'problems/groups') return problemGroups();
  if (path === 'problems/rows') return problemRows(query);
  if (parts[0] === 'imports' && parts[2] === 'problems')
    return parts[1] === '2'
      ? {
          items: [1, 2].map((n) => ({
            recordId: uuid(n, 9),
            importId: 2,
            file: 'support.mbox',
            line: 113 * n,
            stage: 'standardise',
            code: 'no-date',
            about: {},
            message: 'This record has no date that can be read.',
            excerpt: 'From nobody\nSubject: Re: [ILUG] slashdot\nDate: Thu, 99 Foo 2002',
          })),
          next: null,
        }
      : { items: [], next: null };
  if (parts[0] === 'imports') return imports.find((one) => String(one.importId) === parts[1]);
  if (path === 'decisions')
    return { items: [decision(query.get('kind') ?? 'conversation-join', 'Another order')], next: null };
  if (path === 'staff-suggestions')
    return {
      ours: [{ pattern: '@lamps.example', why: 'sent-mail', mails: 412, of: 415 }],
      machines: [{ point: uuid(1, 2), label: 'robot', answers: 240, quickShare: 0.99, withinSeconds: 5, texts: 2 }],
    };
  if (path === 'settings')
    return {
      zone: 'Asia/Shanghai',
      country: 'CN',
      agents: ['@shop.example', 'ann@shop.example', '1001'],
      chatSilenceHours: 24,
    };
  if (path === 'tokens' && method === 'POST') return { name: 'Shop', token: 'rapport_8f3c2b71d9e04a5c6b7f' };
  if (path === 'tokens')
    return [
      {
        name: 'Shop system',
        createdAt: new Date(NOW - 9e8).toISOString(),
        lastUsedAt: new Date(NOW - 9e6).toISOString(),
      },
    ];
  return undefined;
}
function decision(kind: string, why: string) {
  return {
    decisionId: 3,
    kind,
    about: {},
    why,
    decidedBy: 'Ann Becker',
    decidedAt: new Date(NOW - 9e6).toISOString(),
    undoneBy: null,
    undoneAt: null,
    isSettled: true,
  };
}
function running() {
  const part = Math.min(1, (Date.now() - started) / 4_000);
  if (part === 1) hasHistory = true;
  return {
    ...imports[1],
    importId: 9,
    title: 'customer_support.csv',
    source: 'table',
    seen: Math.round(61_000 * part),
    stored: Math.round(60_940 * part),
    duplicates: Math.round(56 * part),
    quarantined: part === 1 ? 4 : 0,
    state: part < 1 ? 'running' : 'done',
    progress: { bytes: part * 9e6, totalBytes: 9e6 },
    createdAt: new Date(started).toISOString(),
  };
}
const GUESS = {
  uploadId: 'u1',
  size: 9_123_456,
  source: 'table',
  confidence: 0.93,
  why: null,
  evidence: [
    { code: 'table.delimiter', about: {} },
    { code: 'table.date-order', about: {} },
  ],
  reading: { dateOrder: 'dmy', zone: 'Asia/Shanghai', country: null, ratingScale: '1-5' },
  columns: [
    { column: 'Customer ID', field: 'customer', samples: ['C-1042', 'C-0031'] },
    { column: '来电时间', field: 'at', samples: ['13/03/2023 09:12', '14/03/2023 17:40'] },
    { column: 'Speed of answer', field: 'waited:s', samples: ['12', '48', '7'] },
    { column: 'Remark', field: null, samples: ['ok'] },
  ],
  preview: turns.slice(0, 4).map((turn) => ({
    at: new Date(turn.at).toISOString(),
    channel: turn.channel,
    direction: turn.direction,
    customer: CUSTOMERS[turn.customer],
    agent: turn.agent === null ? null : AGENTS[turn.agent],
    text: turn.text,
  })),
  problem: null,
};

export function mockApi(): Plugin {
  return {
    name: 'mock-api',
    configureServer(server) {
      server.middlewares.use('/api/v1', (request: IncomingMessage, response: ServerResponse) => {
        const url = new URL(request.url ?? '/', 'http://mock');
        const path = url.pathname.slice(1);
        if (path === 'live') return live(response);
        if (path === 'uploads') {
          request.resume().on('end', () => send(response, 200, { ...GUESS, name: url.searchParams.get('name') }));
          return;
        }
        if (/attachments/.test(path)) {
          response.setHeader('content-type', 'image/svg+xml');
          response.end(
            '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120"><rect width="200" height="120" fill="#8aa"/><circle cx="60" cy="50" r="26" fill="#fd7"/></svg>',
          );
          return;
        }
        const body = route(path, url.searchParams, request.method ?? 'GET');
        setTimeout(
          () =>
            body === undefined
              ? send(response, 404, {
                  code: 'request.unknown',
                  error: 'There is no such thing.',
                  fix: 'Check the address.',
                  field: null,
                })
              : send(response, 200, body),
          60,
        );
      });
    },
  };
}
function send(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
function live(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': here\n\n');
  const timer = process.env['MOCK_LIVE']
    ? setInterval(() => {
        const at = Date.now();
        turns.unshift({
          ...turns[0]!,
          recordId: uuid(Math.floor(random() * 1e9), 6),
          at,
          customer: 0,
          kind: 'message',
          channel: 'chat',
          callOutcome: null,
          rating: null,
          direction: 'inbound',
          opensWait: true,
          answeredAt: null,
          text: 'Are you there?',
        });
        response.write(
          `event: committed\ndata: ${JSON.stringify({ id: 1, committedAt: new Date().toISOString(), from: new Date(at).toISOString(), to: new Date(at).toISOString(), interactions: 1, importId: null })}\n\n`,
        );
      }, 2_000)
    : undefined;
  response.on('close', () => clearInterval(timer));
}
