import { type DecimalMark, readNumber } from './number.ts';

/** An amount and its ISO 4217 code; never converted. `currency` null: an amount, of a currency that nobody told. */
export interface Money {
  readonly value: number;
  readonly currency: string | null;
}

/**
 * An amount of money: `US$1,234.50`, `1.234,50 €`, ¥88, 88元, `CNY 1.2万`. Null where the text is no amount.
 *
 * A code or sign in the text counts before `given`, the column's. `$` and `¥` mean several currencies: they are the
 * one that was given where it is among them, else the one of `country`, else unknown.
 */
export function readMoney(
  text: string,
  given: string | null,
  country: string | null,
  mark: DecimalMark | null = null,
): Money | null {
  if (text.length > 100) return null;
  const plain = text.normalize('NFKC').trim();
  const value = readNumber(plain, mark);
  if (value !== null) return { value, currency: given };
  const found = SHAPE.exec(plain);
  if (found === null) return null;
  const [, sign, before, digits, after] = found;
  const amount = readNumber(digits!, mark);
  if (amount === null || (before !== '' && after !== '' && !isSame(before!, after!))) return null;
  const isAfterClearer = before === '' || (after !== '' && meanings(after!)!.length === 1);
  const currency = currencyOf(isAfterClearer ? after! : before!, given, country);
  return currency === undefined ? null : { value: sign === '' ? amount : -amount, currency };
}

/** Whether these three letters are the code of a currency. */
export function isCurrency(code: string): boolean {
  return CODES.has(code);
}

/** Whether a text carries a currency of its own, beside its number. */
export function saysCurrency(text: string): boolean {
  return readNumber(text) === null && readMoney(text, null, null) !== null;
}

/** The currency that a header names: "Amount (USD)", `total_eur`, 金额（元）; null: none. */
export function currencyOfHeader(header: string): string | null {
  const words = header.normalize('NFKC').split(/[^\p{L}\p{Sc}]+/u);
  for (const word of words) {
    const upper = word.toUpperCase();
    if (CODES.has(upper)) return upper;
    if (word === '元' || word === '人民币' || word === '€' || word === '£') return SIGNS.get(word)![0]!;
  }
  return null;
}

const SHAPE =
  /^([-−]?)\s*([^\d\s.,'’()+\-−]*(?:\s?[^\d\s.,'’()+\-−]+)?\.?)\s*([-−]?(?:\d[\d.,'’\s]*|[.,]\d+)(?:\s?[千万萬亿億k])?)\s*([^\d\s.,'’()+\-−]*\.?)$/i;

function isSame(before: string, after: string): boolean {
  const [one, two] = [meanings(before), meanings(after)];
  return one !== undefined && two !== undefined && one.some((code) => two.includes(code));
}

/** Undefined where the sign is none; null where it means several and nothing decides. */
function currencyOf(sign: string, given: string | null, country: string | null): string | null | undefined {
  const codes = meanings(sign);
  if (codes === undefined) return undefined;
  if (codes.length === 1) return codes[0]!;
  if (given !== null && codes.includes(given)) return given;
  const own = country === null ? undefined : CURRENCY_OF_COUNTRY[country];
  return own !== undefined && codes.includes(own) ? own : null;
}

function meanings(sign: string): readonly string[] | undefined {
  const plain = sign.replace(/\.$/, '').trim();
  const upper = plain.toUpperCase();
  return CODES.has(upper) ? [upper] : (SIGNS.get(upper) ?? SIGNS.get(plain));
}

const CODES: ReadonlySet<string> = new Set(
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'.split(
    ' ',
  ),
);

const DOLLARS = 'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BRL'.split(' ');
const SIGNS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['$', DOLLARS],
  ['DOLLAR', DOLLARS],
  ['DOLLARS', DOLLARS],
  ['¥', ['CNY', 'JPY']],
  ['KR', ['SEK', 'NOK', 'DKK', 'ISK']],
  ...one('USD', 'US$ USD$ U$ 美元 美金'),
  ...one('CAD', 'C$ CA$ CAD$ 加元'),
  ...one('AUD', 'A$ AU$ AUD$ 澳元'),
  ...one('NZD', 'NZ$'),
  ...one('SGD', 'S$ SG$ 新币'),
  ...one('HKD', 'HK$ 港元 港币 港幣'),
  ...one('TWD', 'NT$ 新台币 新台幣 台币 台幣'),
  ...one('BRL', 'R$'),
  ...one('MXN', 'MX$'),
  ...one('CNY', 'CN¥ RMB 元 块 塊 人民币 人民幣 圆 RMB¥ ¥RMB 元人民币'),
  ...one('JPY', 'JP¥ 円 日元 日圆 日圓 YEN'),
  ...one('EUR', '€ EURO EUROS 欧元 歐元'),
  ...one('GBP', '£ 英镑 英鎊 QUID'),
  ...one('INR', '₹ RS 卢比'),
  ...one('KRW', '₩ 원 韩元 韓元'),
  ...one('RUB', '₽ РУБ 卢布'),
  ...one('TRY', '₺ TL'),
  ...one('UAH', '₴'),
  ...one('VND', '₫ Đ'),
  ...one('THB', '฿ 泰铢'),
  ...one('PHP', '₱'),
  ...one('NGN', '₦'),
  ...one('ILS', '₪'),
  ...one('PLN', 'ZŁ'),
  ...one('CZK', 'KČ'),
  ...one('HUF', 'FT'),
  ...one('CHF', 'SFR FR 瑞郎'),
]);

const CURRENCY_OF_COUNTRY: Readonly<Record<string, string>> = {
  ...{ US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', HK: 'HKD', TW: 'TWD', MX: 'MXN', AR: 'ARS', CL: 'CLP' },
  ...{ CO: 'COP', BR: 'BRL', CN: 'CNY', JP: 'JPY', SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK' },
};

function one(code: string, signs: string): [string, readonly string[]][] {
  return signs.split(' ').map((sign) => [sign, [code]]);
}
