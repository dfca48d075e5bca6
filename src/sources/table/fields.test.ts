import { expect, it } from 'vitest';
import { fieldOfHeader } from './fields.ts';

it.each([
  ['Talk seconds', 'talked'],
  ['call_min', 'talked'],
  ['Call minutes', 'talked'],
  ['Ring (s)', 'waited'],
  ['Queue sec', 'waited'],
  ['Hold ms', 'held'],
  ['Wrap-up seconds', 'wrapped-up'],
  ['Handling minutes', 'handled'],
  ['通话秒', 'talked'],
  ['等待秒数', 'waited'],
  ['振铃（秒）', 'waited'],
  ['保持时长(秒)', 'held'],
  ['处理分钟数', 'handled'],
])('%s is a length, because of its unit', (header, field) => expect(fieldOfHeader(header)?.field).toBe(field));

it.each([['Talk'], ['Queue'], ['Call hour'], ['Handle'], ['Second call']])('%s is none', (header) =>
  expect(['talked', 'waited', 'held', 'handled']).not.toContain(fieldOfHeader(header)?.field),
);
