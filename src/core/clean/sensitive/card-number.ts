/** Issuers by the first digits of a number (both ends included), and how long their numbers are. */
interface Issuer {
  readonly from: number;
  readonly to: number;
  readonly lengths: readonly number[];
  readonly isChineseBank?: boolean;
}

/** ISO/IEC 7812 ranges as the networks publish them; what issues few cards and many false alarms is left out. */
const ISSUERS: readonly Issuer[] = [
  { from: 4, to: 4, lengths: [13, 16, 19] }, // Visa
  { from: 51, to: 55, lengths: [16] }, // Mastercard
  { from: 2221, to: 2720, lengths: [16] },
  { from: 34, to: 34, lengths: [15] }, // American Express
  { from: 37, to: 37, lengths: [15] },
  { from: 300, to: 305, lengths: [14] }, // Diners Club
  { from: 3095, to: 3095, lengths: [14] },
  { from: 36, to: 36, lengths: [14] },
  { from: 38, to: 39, lengths: [14] },
  { from: 6011, to: 6011, lengths: [16, 19] }, // Discover
  { from: 644, to: 659, lengths: [16, 19] },
  { from: 3528, to: 3589, lengths: [16] }, // JCB
  { from: 2200, to: 2204, lengths: [16] }, // Mir
  { from: 5018, to: 5018, lengths: [16, 18, 19] }, // Maestro
  { from: 5020, to: 5020, lengths: [16, 18, 19] },
  { from: 5038, to: 5038, lengths: [16, 18, 19] },
  { from: 5893, to: 5893, lengths: [16, 18, 19] },
  { from: 6304, to: 6304, lengths: [16, 18, 19] },
  { from: 6759, to: 6763, lengths: [16, 18, 19] },
  { from: 62, to: 62, lengths: [16, 17, 18, 19], isChineseBank: true }, // UnionPay
  { from: 81, to: 81, lengths: [16, 19], isChineseBank: true },
  { from: 9558, to: 9558, lengths: [19], isChineseBank: true }, // ICBC, from before UnionPay
];

/** How people group a card's digits; any other grouping is a telephone number, a date, a price list. */
const LAYOUTS = [
  /^\d{13,19}$/,
  /^\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?$/,
  /^\d{4}([ -])\d{6}\1\d{4,5}$/,
  /^\d{6}([ -])\d{10,13}$/,
];

const CARD_WORD = /(?:card|visa|mastercard|卡号?|卡號|账号|帳號|银行|銀行)[^\d]{0,16}$/iu;
/** What shops number with as many digits; one in ten would pass as a card. */
const OTHER_NUMBER =
  /(?:order|parcel|tracking|shipment|invoice|ticket|case|imei|serial|article|item|sku|ean|ref(?:erence)?|bestell\p{L}*|sendung\p{L}*|订单|訂單|运单|運單|快递|快遞|物流|单号|單號|流水|交易|发票|發票|编号|編號|条码|條碼|序列|#)[^\d\n]{0,12}$/iu;

/**
 * What kind of number this is, as it is written in a text; null where it is no card. `before` is what
 * stands before it.
 */
export function cardIn(written: string, before: string): 'card' | 'bank-account' | null {
  const digits = written.replace(/[ -]/g, '');
  if (!LAYOUTS.some((layout) => layout.test(written))) return null;
  const issuer = ISSUERS.find(({ from, to, lengths }) => {
    const start = Number(digits.slice(0, String(from).length));
    return start >= from && start <= to && lengths.includes(digits.length);
  });
  if (!issuer || !isLuhn(digits) || isOneDigit(digits)) return null;
  const isCalledCard = CARD_WORD.test(before);
  if (!isCalledCard && OTHER_NUMBER.test(before)) return null;
  // Visa's thirteen digits are long out of use, and German goods have as many that begin with a 4 (EAN).
  if (digits.length === 13 && !isCalledCard) return null;
  return issuer.isChineseBank === true ? 'bank-account' : 'card';
}

/** ISO/IEC 7812-1, annex B: every second digit from the right doubled, digits summed, divisible by ten. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const value = i % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function isOneDigit(digits: string): boolean {
  return new Set(digits.slice(4)).size === 1 && digits[0] === digits[4];
}
