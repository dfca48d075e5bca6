/** Whether a short value is a word for "nothing", whatever its case. */
export function isBlankWord(value: string): boolean {
  return value.length <= LONGEST && BLANK.has(value.toLowerCase());
}

/** The same, told from the first character and the length: false is sure, true is not. */
export function mayBeBlankWord(value: string): boolean {
  if (value.length > LONGEST) return false;
  const first = value.charCodeAt(0);
  return first < 128 ? FIRST_ASCII[first] === 1 : FIRST.has(first);
}

const BLANK: ReadonlySet<string> = new Set([
  ...'- -- --- — —— – / // . .. ... _ ? ?? ??? ???? \\n n/a n.a. na #n/a <na> null (null) <null> nil nan nat none undefined unknown (blank) (none) (unknown) missing'.split(
    ' ',
  ),
  ...'无 無 暂无 暫無 未知 空 不详 不詳 没有 沒有 未填 未填写 未提供 未记录 缺失 无数据'.split(' '),
  '0000-00-00',
  '0000-00-00 00:00:00',
  'not available',
]);

const LONGEST = Math.max(...[...BLANK].map((word) => word.length));

const FIRST: ReadonlySet<number> = new Set(
  [...BLANK].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);

const FIRST_ASCII = Uint8Array.from({ length: 128 }, (_, code) => (FIRST.has(code) ? 1 : 0));
