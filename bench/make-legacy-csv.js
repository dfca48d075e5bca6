import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { randomFrom } from './random.js';

const TYPES = ['email', 'Email ', 'phone', '电话', 'chat', '微信', 'E-mail', '邮件'];
const QUESTIONS = [
  '您好，我的订单还没有收到，请帮我查一下物流信息。',
  'Hello, my order has not arrived yet. Could you check where it is?',
  '商品有破损，想申请退换货，请问怎么操作？',
  'The lamp flickers since yesterday, what can I do about it?',
  '请问可以开增值税发票吗？抬头需要修改。',
  'I was charged twice this month, please refund one of the payments.',
  '安装师傅约的时间可以改到周末吗',
  'Can I change the delivery address for my last order?',
];
const ANSWERS = [
  '您好，已为您查询，包裹预计明天送达，请保持电话畅通。',
  'Thank you for your patience, the parcel will be delivered tomorrow.',
  '已为您登记退换货，快递员将在48小时内上门取件。',
  'We have refunded the second payment, it takes three working days.',
  '发票已重新开具，请在邮箱中查收。',
  'Of course, we have changed the appointment to Saturday at 10.',
];

const GARBLED = quoted(Buffer.from('Où est ma commande ? Où est le café ?').toString('latin1'));

/**
 * Writes the plain legacy table, one row a customer's message and, if answered, the reply. Of the
 * rows 5 % are repeated, 15 % unanswered, 3 % without text; times come in three forms. `garbled`: the share of rows
 * whose question is UTF-8 that was read as Latin-1.
 */
export async function makeLegacyCsv(path, rows, seed = 7, garbled = 0) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const out = createWriteStream(path);
  out.write(
    'id,customer_id,communication_time,communication_type,communication_content,response_time,response_content\n',
  );
  const recent = [];
  let id = 0;
  for (let written = 0; written < rows;) {
    let block = '';
    for (let i = 0; i < 2_000 && written < rows; i++, written++) {
      if (recent.length > 0 && random() < 0.05) {
        block += pick(recent);
        continue;
      }
      id++;
      const at = Date.UTC(2021, 0, 1) + Math.floor(random() * 3 * 365 * 86_400) * 1000;
      const form = Math.floor(random() * 3);
      const isAnswered = random() >= 0.15;
      const wait = Math.floor(Math.exp(4 + random() * 7)) * 1000;
      const asked = random() < 0.03 ? '' : quoted(`${pick(QUESTIONS)} #${1000 + Math.floor(random() * 9_000_000)}`);
      const question = garbled > 0 && random() < garbled ? GARBLED : asked;
      const answer = isAnswered ? `${timeIn(form, at + wait)},${quoted(pick(ANSWERS))}` : ',';
      const row = `${id},C${1 + Math.floor(random() * 100_000)},${timeIn(form, at)},${pick(TYPES)},${question},${answer}\n`;
      if (recent.length < 10_000) recent.push(row);
      else recent[Math.floor(random() * recent.length)] = row;
      block += row;
    }
    if (!out.write(block)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return { rows, distinct: id };
}

function quoted(text) {
  return `"${text}"`;
}

function timeIn(form, at) {
  const t = new Date(at).toISOString();
  const [year, month, day, clock] = [t.slice(0, 4), t.slice(5, 7), t.slice(8, 10), t.slice(11, 19)];
  if (form === 0) return `${year}-${month}-${day} ${clock}`;
  if (form === 1) return `${day}/${month}/${year} ${clock}`;
  return `${year}年${Number(month)}月${Number(day)}日 ${clock}`;
}
