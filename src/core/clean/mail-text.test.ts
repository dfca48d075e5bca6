import { STANDARD_CLEANING } from './cleaning.ts';
import { describe, expect, it } from 'vitest';
import { textOfMarkup } from './markup-text.ts';
import { withoutQuotedReply } from './quoted-reply.ts';
import { clean } from './clean.ts';

describe('markup as text', () => {
  it.each([
    [
      'a table',
      '<table><tr><td>Order</td><td>17</td></tr><tr><td>Price</td><td>5 &euro;</td></tr></table>',
      'Order 17\nPrice 5 €',
    ],
    ['a list', '<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['a link', '<a href="https://shop.example/?a=1&amp;b=2">our shop</a>', 'our shop'],
    ['an attribute with a bracket', '<p title="a > b">text</p>', 'text'],
    ['what is hidden', '<div style="display:none">preview <div>x</div></div><p>seen</p>', 'seen'],
    ['a comment for Word', '<!--[if mso]><p>Word</p><![endif]-->all', 'all'],
    ['preformatted text', '<pre>a\n  b</pre>', 'a\n  b'],
    ['an emoji as a picture', 'ok <img alt="👍" src="x.png">', 'ok 👍'],
    ['a smaller-than', '1 < 2 and 3<4', '1 < 2 and 3<4'],
    ['quotes in quotes', '<blockquote>a<blockquote>b</blockquote></blockquote>c', '> a\n> > b\nc'],
    ['numbers of characters', '&#20320;&#x597d;&#150;&#0;', '你好–\ufffd'],
  ])('reads %s', (_, html, text) => {
    expect(textOfMarkup(html)).toBe(text);
  });
});

describe('quoted replies', () => {
  it.each([
    [
      'English over two lines',
      'Yes.\n\nOn Mon, 4 Mar 2024 at 09:00, Eva Müller\n<eva@customer.example> wrote:\n\n> Where?\n',
    ],
    ['without marks', 'Yes.\n\nOn Mon, 4 Mar 2024, Eva <eva@customer.example> wrote:\n\nWhere is it?'],
    ['German', 'Yes.\n\nAm 04.03.2024 um 09:00 schrieb Eva Müller:\n> Wo?'],
    ['French', 'Yes.\n\nLe lun. 4 mars 2024 à 09:00, Eva <eva@customer.example> a écrit :\n> Où ?'],
    ['Spanish', 'Yes.\n\nEl lun, 4 mar 2024 a las 9:00, Eva (<eva@customer.example>) escribió:\n> ¿Dónde?'],
    ['Gmail in Chinese', 'Yes.\n\n李雷 <lilei@customer.example> 于2024年3月4日周一 09:00写道：\n\n> 在哪里？'],
    ['Outlook', 'Yes.\n\n-----Original Message-----\nFrom: Eva\nSent: Monday\n\nWhere?'],
    [
      'Outlook in Chinese',
      'Yes.\n\n________________________________\n发件人: 李雷 <lilei@customer.example>\n发送时间: 2024年3月4日 9:00\n收件人: help@shop.example\n主题: 订单\n\n在哪里？',
    ],
    ['Outlook in German', 'Yes.\n\nVon: Eva\nGesendet: Montag\nAn: Hilfe\nBetreff: Bestellung\n\nWo?'],
    ['nothing but marks', 'Yes.\n\n> Where?\n> Tell me.'],
  ])('cuts %s', (_, text) => {
    expect(withoutQuotedReply(text, 'Re: order')).toBe('Yes.');
  });

  it('keeps a forwarded mail: it is what was meant', () => {
    const text =
      'See below.\n\n---------- Forwarded message ---------\nFrom: Eva\nDate: Monday\nSubject: Order\nTo: x\n\nWhere?';
    expect(withoutQuotedReply(text, 'Fwd: order')).toBe(text);
    expect(withoutQuotedReply(text, 'order')).toBe(text);
    const outlook = 'See below.\n\nFrom: Eva\nSent: Monday\nTo: x\nSubject: Order\n\nWhere?';
    expect(withoutQuotedReply(outlook, '转发: 订单')).toBe(outlook);
  });

  it('keeps what a list adds below the quote', () => {
    expect(withoutQuotedReply('Yes.\n\n> Where?\n\n____________________\nILUG list', '')).toBe(
      'Yes.\n\n____________________\nILUG list',
    );
  });

  it('keeps sentences that only sound like an attribution', () => {
    const text = 'My brother wrote:\nthe box was empty.\nWhat now?';
    expect(withoutQuotedReply(text, '')).toBe(text);
  });
});

/**
 * What strangers may send costs no more than its length: a megabyte made to be slow is cleaned in
 * well under a second. The bound is wide, because it must hold on a busy machine; what is
 * quadratic takes minutes.
 */
describe('text made to be slow', () => {
  const bombs: [string, string][] = [
    '<a ="',
    '<',
    '<a ',
    '<div hidden=1>',
    '<blockquote>',
    '<!--',
    '&',
    "<a ='",
    '<style>',
    '<title>',
    '</',
    '&#x',
    'x</p',
    '<p hidden>x',
  ].map((piece) => [piece, piece.repeat(Math.floor(500_000 / piece.length))]);
  it.each(bombs)('markup of %s', (_, html) => {
    const start = performance.now();
    textOfMarkup(html);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  const texts: [string, string][] = [
    '>',
    '> x\n',
    'On x\n',
    `On ${'a'.repeat(390)}\n`,
    '-',
    `${'-'.repeat(390)}x\n`,
    'a wrote:\n',
    '-- \n',
    'a\nOn 1 wrote:\n> b\n',
    'From: a\n',
    '在',
  ].map((piece) => [piece.slice(0, 20), piece.repeat(Math.floor(500_000 / piece.length))]);
  it.each(texts)('text of %j', (_, text) => {
    const start = performance.now();
    clean(
      { kind: 'message', threading: { kind: 'references', messageId: null, references: [] }, text },
      STANDARD_CLEANING,
    );
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
