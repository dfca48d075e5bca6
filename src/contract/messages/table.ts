import type { Messages } from './message.ts';

const MAP_FIX = {
  en: 'Say with --map which column holds what: {"columns": {"HEADER": "at", …}}.',
  'zh-CN': '请用 --map 指明各列的含义：{"columns": {"列名": "at", …}}。',
} as const;

const ROW_FIX = {
  en: 'Correct the row in the file and import the file again; the rows that were stored are not stored twice.',
  'zh-CN': '请在文件中更正该行后重新导入；已保存的行不会重复保存。',
} as const;

const EXPORT_FIX = {
  en: 'Export the table again as CSV (UTF-8) and import that file.',
  'zh-CN': '请重新导出为 CSV（UTF-8）后再导入。',
} as const;

/** Tables: what was decided about a file, and why a file or a row could not be read. */
export const table: Messages = {
  'profile-used': {
    says: { en: 'Read as last time: profile “{profile}”.', 'zh-CN': '按上次的方式读取：配置“{profile}”。' },
  },
  'profile-used-from': {
    says: {
      en: 'Read as last time: profile “{profile}”, from import {import}.',
      'zh-CN': '按上次的方式读取：配置“{profile}”，来自第 {import} 次导入。',
    },
  },
  'table-by-name': { says: { en: 'Its name says that it is a table.', 'zh-CN': '文件名表明这是一个表格。' } },
  'table-by-content': {
    says: {
      en: 'Rows of {columns} columns, {known} of them with headers that are known.',
      'zh-CN': '每行 {columns} 列，其中 {known} 列的表头可以识别。',
    },
  },
  'table-layout': {
    says: {
      en: '{columns} columns, separated by "{delimiter}", encoded as {encoding}.',
      'zh-CN': '共 {columns} 列，以“{delimiter}”分隔，编码为 {encoding}。',
    },
  },
  'table-columns': { says: { en: 'Columns: {columns}.', 'zh-CN': '各列含义：{columns}。' } },
  'table-columns-unread': {
    says: {
      en: 'Taken for nothing, and kept in the original: {columns}.',
      'zh-CN': '未采用、仅保留在原文件中的列：{columns}。',
    },
  },
  'table-without-id': {
    says: {
      en: 'No column names a row, so a row is known by its content: two rows that say the same are one record.',
      'zh-CN': '没有可作为编号的列，因此按内容识别每一行：内容相同的两行视为同一条记录。',
    },
  },
  'table-of-calls': {
    says: {
      en: 'Every row is a call: there are columns for answering or talking, and none for the channel.',
      'zh-CN': '每一行都是一次通话：有接听或通话时长列，且没有渠道列。',
    },
  },
  'duration-unit': {
    says: {
      en: 'Numbers in "{column}" are in {unit}, as its header says.',
      'zh-CN': '“{column}”列的数字单位为 {unit}，由表头得知。',
    },
  },
  'duration-unit-assumed': {
    says: {
      en: 'Numbers in "{column}" are taken for seconds; its header names no unit.',
      'zh-CN': '“{column}”列的表头没有说明单位，按秒处理。',
    },
  },
  'date-order-given': {
    says: { en: 'Dates are read as {order}, as given.', 'zh-CN': '日期按指定的 {order} 顺序读取。' },
  },
  'date-order-learned': {
    says: {
      en: 'Dates are read as {order}: a later row of the file proved it.',
      'zh-CN': '日期按 {order} 顺序读取：文件后面的行证明了这一点。',
    },
  },
  'date-order-proved-at': {
    says: {
      en: 'Dates are read as {order}: line {line} says {value}.',
      'zh-CN': '日期按 {order} 顺序读取：第 {line} 行为 {value}。',
    },
  },
  'date-order-proved': {
    says: {
      en: 'Dates are read as {order}: one of them is {value}.',
      'zh-CN': '日期按 {order} 顺序读取：其中有 {value}。',
    },
  },
  'date-order-voted': {
    says: {
      en: 'Dates are read as {order}: {dmy} samples have the day first, {mdy} the month.',
      'zh-CN': '日期按 {order} 顺序读取：样本中 {dmy} 个日在前，{mdy} 个月在前。',
    },
  },
  'date-order-assumed': {
    says: {
      en: 'Dates are read as {order}; no sample proves it. A row that proves the other order starts the file again.',
      'zh-CN': '日期按 {order} 顺序读取，样本未能证明；若有行证明是另一种顺序，将重新读取该文件。',
    },
  },
  'date-order-not-needed': {
    says: { en: 'Dates need no decision about day and month.', 'zh-CN': '日期无需判断日与月的顺序。' },
  },
  'rating-scale-given': {
    says: { en: 'Ratings are on the scale {scale}, as given.', 'zh-CN': '评分范围按指定为 {scale}。' },
  },
  'rating-scale-learned': {
    says: {
      en: 'Ratings are on the scale {scale}: a later row proved it.',
      'zh-CN': '评分范围为 {scale}：后面的行证明了这一点。',
    },
  },
  'rating-scale-assumed': {
    says: {
      en: 'Ratings are taken to be on the scale {scale}: samples go from {lowest} to {highest}.',
      'zh-CN': '评分范围按 {scale} 处理：样本介于 {lowest} 与 {highest} 之间。',
    },
  },
  'rating-scale-of-header': {
    says: {
      en: 'Ratings are on the scale {scale}: the header "{header}" says so, and no sample lies outside.',
      'zh-CN': '评分范围为 {scale}：表头“{header}”已说明，且样本均在范围内。',
    },
  },
  'rating-scale-of-words': {
    says: {
      en: 'Ratings are words on the scale {scale}, by the steps that they distinguish: {words}.',
      'zh-CN': '评价为文字，按出现的档次取范围 {scale}：{words}。',
    },
  },
  'serial-dates': {
    says: {
      en: 'Times are day numbers of a spreadsheet that counts from {system}. If it counts from 1904 (old Macs), say "excelDates": "1904" in the --map file.',
      'zh-CN':
        '时间为电子表格的日期序号，从 {system} 年起算。若从 1904 年起算（旧版 Mac），请在 --map 文件中写 "excelDates": "1904"。',
    },
  },
  'duration-day-fractions': {
    says: {
      en: 'Numbers in "{column}" are fractions of a day, as spreadsheets keep times: each is a whole number of seconds.',
      'zh-CN': '“{column}”列的数字是一天的小数（电子表格保存时间的方式）：换算后都是整秒。',
    },
  },
  'swapped-dates-found': {
    says: {
      en: 'In {count} of {rows} rows looked at, the date in "{column}" is out of the order of "{number}", and in it with day and month exchanged (lines {lines}: {values}). They are marked and kept as written; "repairSwappedDates": true in the --map file puts them right.',
      'zh-CN':
        '查看的 {rows} 行中有 {count} 行，“{column}”的日期与“{number}”的顺序不符，日、月对调后则相符（第 {lines} 行：{values}）。这些行已标记并按原样保留；在 --map 文件中写 "repairSwappedDates": true 即可更正。',
    },
  },
  'swapped-dates-repaired': {
    says: {
      en: 'Dates in "{column}" that are out of the order of "{number}", and in it with day and month exchanged, are put right, as wished: {count} of {rows} rows looked at (lines {lines}: {values}).',
      'zh-CN':
        '按要求，“{column}”中与“{number}”顺序不符、日月对调后相符的日期已更正：查看的 {rows} 行中有 {count} 行（第 {lines} 行：{values}）。',
    },
  },
  'swapped-dates-none': {
    says: {
      en: 'Dates in "{column}" with day and month swapped are to be put right by "{number}"; none of the {rows} rows looked at is.',
      'zh-CN': '要求按“{number}”更正“{column}”中日月颠倒的日期；查看的 {rows} 行中没有这样的行。',
    },
  },
  'attribute-suggested': {
    says: {
      en: 'Values in "{column}" carry a unit or a currency ({unit}). A mapping may keep them: "attributes".',
      'zh-CN': '“{column}”列的值带有单位或币种（{unit}），可在映射的 "attributes" 中保留。',
    },
  },
  'map-attribute-unknown': {
    says: {
      en: 'The mapping of "{column}" names a unit or a currency that is not known ("{unit}{money}"), or both.',
      'zh-CN': '“{column}”的映射使用了未知的单位或币种（“{unit}{money}”），或同时指定了两者。',
    },
    fix: {
      en: 'Give "unit" (kg, lb, oz, jin, km, mi, °F, L, gal …) or "money" (an ISO 4217 code such as USD, or "column").',
      'zh-CN': '请给出 "unit"（kg、lb、oz、斤、km、mi、°F、L、gal 等）或 "money"（ISO 4217 代码如 CNY，或 "column"）。',
    },
  },
  'map-attribute-twice': {
    says: {
      en: 'The mapping calls two columns by the name "{name}"; the second is "{column}".',
      'zh-CN': '映射中有两列使用了同一名称“{name}”，第二列为“{column}”。',
    },
    fix: { en: 'Give each attribute a name of its own.', 'zh-CN': '请为每个属性取不同的名称。' },
  },
  'column-mapped': { says: { en: 'The mapping says so: {field}.', 'zh-CN': '映射指定：{field}。' } },
  'column-header': { says: { en: 'Its header is a word for {field}.', 'zh-CN': '表头表示 {field}。' } },
  'column-header-like': { says: { en: 'Its header is like a word for {field}.', 'zh-CN': '表头近似于 {field}。' } },
  'column-values': {
    says: { en: 'Its header says nothing, but its values do: {field}.', 'zh-CN': '表头无法识别，按值判断为 {field}。' },
  },
  'column-overruled': {
    says: {
      en: 'Its header is a word for {named}, but its values say {field}.',
      'zh-CN': '表头表示 {named}，但值表明是 {field}。',
    },
  },
  'column-stands-in': {
    says: {
      en: 'No column says when it was written; it was answered then, so it is counted there, and no wait is measured.',
      'zh-CN': '没有列说明来信时间；以答复时间代之计数，不计算等待。',
    },
  },
  'column-values-against': {
    says: {
      en: 'Its header is a word for {field}, but its values are not that.',
      'zh-CN': '表头表示 {field}，但值与之不符。',
    },
  },
  'column-taken': {
    says: {
      en: 'Its header is a word for {field}, which "{other}" is already.',
      'zh-CN': '表头表示 {field}，但“{other}”列已作此用。',
    },
  },
  'column-unknown': {
    says: { en: 'Neither its header nor its values say what it is.', 'zh-CN': '表头和值都无法说明其含义。' },
  },
  'column-order': {
    says: {
      en: 'Dates are {order}: {proofs} values prove it (lines {lines}: {values}), {against} are against it.',
      'zh-CN': '日期顺序为 {order}：{proofs} 个值可证明（第 {lines} 行：{values}），{against} 个相反。',
    },
  },
  'column-order-own': {
    says: {
      en: 'Dates in "{column}" are {order}, other than in the rest of the file: {proofs} values prove it (lines {lines}: {values}), {against} are against it.',
      'zh-CN':
        '“{column}”列的日期顺序为 {order}，与文件其余部分不同：{proofs} 个值可证明（第 {lines} 行：{values}），{against} 个相反。',
    },
  },
  'column-order-against': {
    says: {
      en: 'Its values say {order}, against the order that was given: {proofs} of them (lines {lines}: {values}).',
      'zh-CN': '值表明顺序为 {order}，与指定的顺序相反：共 {proofs} 个（第 {lines} 行：{values}）。',
    },
  },
  'column-zone-of-header': {
    says: {
      en: 'Times in "{column}" are in {zone}, as its header says.',
      'zh-CN': '“{column}”列的时间为 {zone} 时区，由表头得知。',
    },
  },
  'column-zone-in-values': {
    says: { en: 'Every value says its own zone.', 'zh-CN': '每个值都注明了时区。' },
  },
  'column-zone-assumed': {
    says: {
      en: 'Times are taken to be in {zone}: {own} of {read} values say their own zone.',
      'zh-CN': '时间按 {zone} 时区处理：{read} 个值中有 {own} 个注明了时区。',
    },
  },
  'column-two-digit-years': {
    says: {
      en: 'Years in "{column}" have two digits (line {line}: {value}): 70 to 99 are of the last century, 00 to 69 of this.',
      'zh-CN': '“{column}”列的年份只有两位（第 {line} 行：{value}）：70–99 为上世纪，00–69 为本世纪。',
    },
  },
  'column-unit-given': {
    says: {
      en: 'Numbers in "{column}" are in {unit}, as the mapping says.',
      'zh-CN': '“{column}”列的数字单位为 {unit}，由映射指定。',
    },
  },
  'table-empty': { says: { en: 'The file is empty.', 'zh-CN': '文件是空的。' }, fix: EXPORT_FIX },
  'table-binary': {
    says: { en: 'The file is named like a table, but holds no text.', 'zh-CN': '文件名像表格，但内容不是文本。' },
    fix: EXPORT_FIX,
  },
  'table-one-column': {
    says: { en: 'The table has only one column.', 'zh-CN': '该表格只有一列。' },
    fix: {
      en: 'A table needs at least a time and one thing more; separate its cells by commas, tabs, semicolons or bars.',
      'zh-CN': '表格至少需要时间和另一列；请用逗号、制表符、分号或竖线分隔各列。',
    },
  },
  'table-too-wide': {
    says: {
      en: 'The table has {columns} columns; at most {limit} are read.',
      'zh-CN': '该表格有 {columns} 列，最多支持 {limit} 列。',
    },
    fix: EXPORT_FIX,
  },
  'table-without-header': {
    says: {
      en: 'The table has no header: its first row is "{first}".',
      'zh-CN': '该表格没有表头：第一行是“{first}”。',
    },
    fix: {
      en: 'Add a header line, or say with --map what each column is by its number: {"columns": {"1": "id", "2": "at", …}}.',
      'zh-CN': '请添加表头，或用 --map 按列号指明各列的含义：{"columns": {"1": "id", "2": "at", …}}。',
    },
  },
  'table-without-time': {
    says: {
      en: 'No column says when something happened. The columns are: {columns}.',
      'zh-CN': '没有表示时间的列。现有的列：{columns}。',
    },
    fix: MAP_FIX,
  },
  'map-column-unknown': {
    says: {
      en: 'The mapping names the column "{column}", which the table does not have. Its columns are: {columns}.',
      'zh-CN': '映射中的列“{column}”在表格中不存在。现有的列：{columns}。',
    },
    fix: {
      en: 'Name a column by its header or by its number, counted from 1.',
      'zh-CN': '请用表头或从 1 开始的列号来指定列。',
    },
  },
  'map-field-unknown': {
    says: {
      en: 'The mapping names the field "{field}", which does not exist. Fields are: {fields}.',
      'zh-CN': '映射中的字段“{field}”不存在。可用字段：{fields}。',
    },
    fix: {
      en: 'Use one of these names; a duration may name its unit, as in "waited:min" (ms, s, min, h, d).',
      'zh-CN': '请使用上述名称之一；时长可以带单位，例如 "waited:min"（ms、s、min、h、d）。',
    },
  },
  'row-ragged': {
    says: {
      en: 'The row has {cells} cells; the table has {columns} columns.',
      'zh-CN': '该行有 {cells} 个单元格，而表格有 {columns} 列。',
    },
    fix: ROW_FIX,
  },
  'row-has-nul': { says: { en: 'The row holds NUL bytes.', 'zh-CN': '该行含有 NUL 字节。' }, fix: ROW_FIX },
  'row-quote-broken': {
    says: {
      en: 'A quotation mark in this row is not closed, or stands inside its cell without being doubled.',
      'zh-CN': '该行有引号未闭合，或单元格内的引号没有写成两个。',
    },
    fix: ROW_FIX,
  },
  'row-too-long': {
    says: {
      en: 'The row is {bytes} bytes long; at most {limit} are read.',
      'zh-CN': '该行长 {bytes} 字节，最多读取 {limit} 字节。',
    },
    fix: ROW_FIX,
  },
  'row-not-text': {
    says: {
      en: 'The row holds bytes that are no characters in {encoding}, the encoding of its file.',
      'zh-CN': '该行含有在文件编码 {encoding} 中不是字符的字节。',
    },
    fix: ROW_FIX,
  },
  'row-cut-off': {
    says: {
      en: 'The file ends in the middle of a character; its last row is cut off.',
      'zh-CN': '文件在字符中间结束，最后一行不完整。',
    },
    fix: EXPORT_FIX,
  },
};
