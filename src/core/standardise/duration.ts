import { readNumber } from './number.ts';

/**
 * How long a text says, in milliseconds; null where it cannot be read. A bare number is seconds.
 *
 * Read are `1:02:03`, `00:44` (minutes and seconds), `1d 2h`, `3m 20s`, `3 min`, `500ms`, `1,5 h`, `1h03`,
 * `1'30"`, `1小时2分`, `PT1H2M` (ISO 8601), `0 days 00:05:00` (pandas), and the day zero that spreadsheets
 * put before a length (`1899-12-30 00:05:00`, `1/0/1900 0:05`). A minus sign is kept: the caller refuses it.
 */
export function readDuration(text: string): number | null {
  const bare = Number(text);
  if (text !== '' && Number.isFinite(bare)) return Math.round(bare * 1000);
  if (text.length > 60) return null;
  return readClock(text) ?? readUnits(text) ?? readOddly(text);
}

/** Full-width forms, a spreadsheet's day zero, feet-like signs, local numbers: rare, so tried last. */
function readOddly(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:1899-12-30[ T]|1\/0\/(?:19)?00 )(?=\d)/, '')
    .replace(/^(\d+)\s*h(\d{2})$/i, '$1h $2min')
    .replace(/^(\d{1,2}):(\d{2})\s*(?:h|hrs?|hours?)$/i, '$1:$2:00')
    .replace(/^(?:(\d+)\s*['′’]\s*)?(\d+)\s*(?:["″”]|''|′′)$/, (_, minutes: string | undefined, seconds: string) =>
      minutes === undefined ? `${seconds}s` : `${minutes}min ${seconds}s`,
    )
    .replace(/半(小时|小時|个小时|钟头)/, (_, unit: string) => `0.5${unit}`);
  if (plain !== text) return readDuration(plain);
  const number = readNumber(text);
  return number === null ? null : Math.round(number * 1000);
}

function readClock(text: string): number | null {
  const found = /^([-−])?(?:(\d+)\s*(?:d|days?|天|日)[,\s]*)?(?:(\d+):)?(\d+):(\d{1,2}(?:[.,]\d+)?)$/i.exec(
    text.trim(),
  );
  if (found === null) return null;
  const [, sign, days = '0', hours = '0', minutes, seconds] = found;
  const length =
    Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds!.replace(',', '.'));
  return Math.round((sign ? -length : length) * 1000);
}

const PART = /(\d+(?:[.,]\d+)?)\s*([a-zµμà-ÿ\u4e00-\u9fff\uac00-\ud7a3]+)\.?[\s,]*(?:(?:and|und|et|y|e)\s+)?/iy;

function readUnits(text: string): number | null {
  let rest = text.trim().toLowerCase();
  const isNegative = /^[-−]/.test(rest);
  if (isNegative) rest = rest.slice(1).trim();
  if (/^pt?\d/.test(rest)) rest = rest.slice(1).replace('t', '');
  let total = 0;
  PART.lastIndex = 0;
  let end = 0;
  while (end < rest.length) {
    PART.lastIndex = end;
    const found = PART.exec(rest);
    const unit = found === null ? undefined : UNITS.get(found[2]!);
    if (found === null || unit === undefined) return null;
    total += Number(found[1]!.replace(',', '.')) * unit;
    end = PART.lastIndex;
  }
  return end === 0 ? null : Math.round(isNegative ? -total : total);
}

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ms: 1,
    msec: 1,
    millis: 1,
    milliseconds: 1,
    毫秒: 1,
    s: 1_000,
    sec: 1_000,
    secs: 1_000,
    second: 1_000,
    seconds: 1_000,
    秒: 1_000,
    秒钟: 1_000,
    m: 60_000,
    mn: 60_000,
    min: 60_000,
    mins: 60_000,
    minute: 60_000,
    minutes: 60_000,
    分: 60_000,
    分钟: 60_000,
    分鐘: 60_000,
    h: 3_600_000,
    hr: 3_600_000,
    hrs: 3_600_000,
    hour: 3_600_000,
    hours: 3_600_000,
    时: 3_600_000,
    小时: 3_600_000,
    小時: 3_600_000,
    个小时: 3_600_000,
    d: 86_400_000,
    day: 86_400_000,
    days: 86_400_000,
    天: 86_400_000,
    日: 86_400_000,
    ...all(0.001, 'us µs μs microseconds 微秒'),
    ...all(1, 'msecs millisecond millisekunden millisecondes milisegundos'),
    ...all(1_000, 'sek sekunde sekunden seconde secondes seg segs segundo segundos secondo secondi 초'),
    ...all(60_000, 'minuten minuto minutos minuti minuut 分鐘 분'),
    ...all(
      3_600_000,
      'std stunde stunden heure heures hora horas ora ore uur uren 時 時間 个钟头 钟头 個小時 小时整 시간',
    ),
    ...all(86_400_000, 'tag tage tagen jour jours día días dia dias giorno giorni dag dagen 일'),
    ...all(604_800_000, 'w wk wks week weeks woche wochen 周 星期 个星期 週'),
  }),
);

function all(milliseconds: number, names: string): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name) => [name, milliseconds]));
}
