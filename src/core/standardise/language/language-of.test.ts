import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FREQUENT_WORDS } from './frequent-words.ts';
import { languageOf } from './language-of.ts';

/** What customers and shops write, as people write it. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Hello, my order has not arrived yet. Could you check where it is?',
    'The lamp flickers since yesterday, what can I do about it?',
    'Thank you for your patience, the parcel will be delivered tomorrow.',
    'Where is my parcel?',
    'I was charged twice this month, please refund one of the payments. #4711',
    'ORDER 4711 HAS NOT ARRIVED, PLEASE HELP',
  ],
  de: [
    'Guten Tag, meine Bestellung ist noch nicht angekommen.',
    'Können Sie mir bitte die Rechnung noch einmal schicken?',
    'Wo bleibt mein Paket?',
    'Vielen Dank für Ihre Geduld, wir kümmern uns darum.',
  ],
  fr: [
    'Bonjour, je n’ai toujours pas reçu ma commande.',
    'Pouvez-vous m’envoyer la facture, s’il vous plaît ?',
    'Le colis est arrivé abîmé, je voudrais un remboursement.',
  ],
  es: [
    'Hola, todavía no he recibido mi pedido.',
    '¿Me pueden enviar la factura por correo, por favor?',
    'El paquete llegó roto y quiero un reembolso.',
  ],
  pt: ['Olá, ainda não recebi a minha encomenda.', 'Podem enviar a fatura por e-mail? Obrigado.'],
  it: ['Buongiorno, non ho ancora ricevuto il mio ordine.', 'Potete mandarmi la fattura? Grazie mille.'],
  nl: ['Hallo, mijn bestelling is nog steeds niet aangekomen.', 'Kunt u mij de factuur nog een keer sturen?'],
  sv: ['Hej, min beställning har inte kommit än.', 'Kan ni skicka fakturan till mig igen? Tack!'],
  da: [
    'Hej, min bestilling er ikke kommet, hvad sker der?',
    'Kan I sende mig fakturaen igen? Mange tak, jeg venter på jeres svar.',
  ],
  no: ['Hei, bestillingen min har ikke kommet ennå, hva skjer?', 'Kan dere sende meg fakturaen en gang til? Takk!'],
  fi: ['Hei, tilaukseni ei ole vielä saapunut.', 'Voitteko lähettää laskun uudelleen? Kiitos!'],
  pl: ['Dzień dobry, moja paczka jeszcze nie dotarła.', 'Czy mogę prosić o fakturę? Dziękuję bardzo.'],
  cs: ['Dobrý den, moje objednávka ještě nepřišla.', 'Můžete mi prosím poslat fakturu? Děkuji, už na ni čekám.'],
  hu: ['Jó napot, a csomagom még nem érkezett meg.', 'Kérem, küldjék el a számlát. Köszönöm!'],
  ro: ['Bună ziua, comanda mea nu a ajuns încă.', 'Îmi puteți trimite factura, vă rog? Mulțumesc.'],
  tr: ['Merhaba, siparişim hala gelmedi.', 'Faturayı tekrar gönderir misiniz? Teşekkür ederim.'],
  vi: ['Xin chào, đơn hàng của tôi vẫn chưa đến.', 'Vui lòng gửi cho tôi hóa đơn, cảm ơn.'],
  id: ['Halo, pesanan saya belum sampai.', 'Tolong kirim faktur untuk pesanan ini, terima kasih.'],
  ru: ['Здравствуйте, мой заказ ещё не пришёл.', 'Пожалуйста, отправьте мне счёт, спасибо.'],
  uk: ['Доброго дня, моє замовлення ще не прийшло.', 'Будь ласка, надішліть мені рахунок, дякую.'],
  bg: ['Здравейте, поръчката ми още не е пристигнала.', 'Моля, изпратете ми фактура, благодаря.'],
  be: ['Добры дзень, мой заказ яшчэ не прыйшоў.'],
  mk: ['Здраво, мојата нарачка уште не е стигната.'],
  sr: ['Добар дан, моја поруџбина још није стигла.'],
  et: ['Tere, minu tellimus ei ole veel saabunud.'],
  lv: ['Labdien, mans pasūtījums vēl nav saņemts.'],
  lt: ['Laba diena, mano užsakymas dar neatvyko.'],
  hr: ['Dobar dan, moja narudžba još nije stigla.'],
  sl: ['Pozdravljeni, moje naročilo še ni prispelo.'],
  sw: ['Habari, oda yangu bado haijafika leo.'],
  el: ['Η παραγγελία μου δεν έχει έρθει ακόμα.'],
  he: ['ההזמנה שלי עדיין לא הגיעה.'],
  ar: ['لم يصل طلبي حتى الآن، متى سيصل؟', 'من فضلك أرسل لي الفاتورة، شكرا'],
  fa: ['سفارش من هنوز نرسیده است، لطفا بررسی کنید'],
  hi: ['मेरा ऑर्डर अभी तक नहीं आया है', 'कृपया मुझे बिल भेजें, धन्यवाद'],
  th: ['สินค้าของฉันยังไม่มาถึง'],
  ko: ['주문한 상품이 아직 도착하지 않았습니다.', '감사합니다'],
  ja: ['注文した商品がまだ届いていません。', 'ありがとうございます', '請求書を送ってください。よろしくお願いします。'],
  'zh-Hans': [
    '您好，我的订单还没有收到，请帮我查一下物流信息。',
    '商品有破损，想申请退换货，请问怎么操作？',
    '我的 iPhone 15 Pro Max 屏幕坏了',
    '请发到 eva.mueller@customer.example，谢谢',
  ],
  'zh-Hant': ['您好，我的訂單還沒有收到，請幫我查一下物流資訊。', '請問這個軟體怎麼安裝？', '麻煩您了，謝謝'],
  zh: ['你好', '收到 4711 了'],
};

describe.each(Object.entries(WRITTEN))('%s', (language, texts) => {
  it.each(texts)('is the language of "%s"', (text) => {
    expect(languageOf(text)).toBe(language);
  });
});

it.each([
  '',
  '4711',
  'OK',
  'ok!',
  '???',
  '👍👍👍',
  'Müller',
  'SKU-4711/B',
  'eva@shop.example',
  'https://shop.example/the/order/of/you',
  '订单还没有收到，the parcel is still not here, please help',
])('"%s" does not tell its language', (text) => {
  expect(languageOf(text)).toBeNull();
});

it('a decorating kana does not make a Chinese shop Japanese', () => {
  expect(languageOf('欢迎光临优の良品旗舰店，请问有什么可以帮您')).toBe('zh-Hans');
});

it('what was asked before changes nothing', () => {
  const all = Object.values(WRITTEN).flat();
  const answers = new Map(all.map((text) => [text, languageOf(text)]));
  fc.assert(
    fc.property(fc.shuffledSubarray(all), fc.string(), (texts, noise) => {
      languageOf(noise);
      for (const text of texts) expect(languageOf(text)).toBe(answers.get(text));
    }),
  );
});

it('a language tag is one that readers know', () => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  for (const tag of Object.keys(FREQUENT_WORDS)) expect(names.of(tag)).not.toBe(tag);
});
