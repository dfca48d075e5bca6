/**
 * A date in Chinese numerals, of the Republic's years or of a Japanese era, as the same in plain digits:
 * 二〇二六年三月一日, 民国115年3月1日, 令和8年3月1日; in Korean, with the Chinese signs. Other texts come back as they are.
 */
export function plainChineseDate(text: string): string {
  if (!/[年년]/.test(text)) return text;
  return text
    .replace(/년/g, '年')
    .replace(/월/g, '月')
    .replace(/일/g, '日')
    .replace(/시/g, '时')
    .replace(/분/g, '分')
    .replace(/초/g, '秒')
    .replace(/오전/g, '上午')
    .replace(/오후/g, '下午')
    .replace(/午前/g, '上午')
    .replace(/午後/g, '下午')
    .replace(/([〇零○一二三四五六七八九十]+|元)(?=\s*[年月日号號时時点點分秒])/g, (numeral) => String(valueOf(numeral)))
    .replace(
      /^(民国|民國|令和|平成|昭和)\s*(\d{1,3})\s*年/,
      (_, era: string, year: string) => `${FIRST_YEARS[era]! + Number(year) - 1}年`,
    );
}

/** Source: the Republic counts from 1912; 昭和 from 1926, 平成 from 1989, 令和 from 2019. */
const FIRST_YEARS: Readonly<Record<string, number>> = { 民国: 1912, 民國: 1912, 令和: 2019, 平成: 1989, 昭和: 1926 };

/** 二〇二六 digit by digit; 十, 三十一 by tens; 元 is the first year of an era. */
function valueOf(numeral: string): number {
  if (numeral === '元') return 1;
  const digits = [...numeral].map((sign) =>
    sign === '十' ? 10 : '〇一二三四五六七八九'.indexOf(sign === '零' || sign === '○' ? '〇' : sign),
  );
  const ten = digits.indexOf(10);
  if (ten < 0) return Number(digits.join(''));
  return (ten === 0 ? 1 : digits[ten - 1]!) * 10 + (digits[ten + 1] ?? 0);
}
