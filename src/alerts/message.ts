import type { Firing } from '../contract/alerts.ts';
import { measured } from '../contract/measured.ts';
import { say } from '../contract/messages/index.ts';
import type { DeliveryEvent } from '../contract/receivers.ts';
import type { Locale } from '../contract/text.ts';

/** What a message is about; a test has no firing. */
export interface Told {
  readonly deliveryId: number;
  readonly event: DeliveryEvent;
  readonly firing: Firing | null;
  /** Where people open Rapport; null: it was not said. */
  readonly address: string | null;
  readonly zone: string;
}

/** The JSON of a webhook. */
export function bodyOf(told: Told): string {
  const { deliveryId, event, firing } = told;
  return JSON.stringify({
    event: `alert.${event}`,
    delivery: deliveryId,
    alert: firing && { id: firing.alertId, name: firing.about.name, says: firing.says },
    firing,
    link: linkOf(told),
  });
}

/** A letter's subject and text, in the receiver's language. */
export function letterOf(told: Told, locale: Locale): { subject: string; text: string } {
  const { event, firing } = told;
  if (!firing) return { subject: say('alert-mail.test-subject', {}, locale), text: say('alert-mail.test', {}, locale) };
  const value = measured(event === 'cleared' ? firing.clearedValue : firing.value, firing.unit, locale);
  const name = [firing.about.name, ...firing.by.map((label) => label ?? '–')].join(' · ');
  const at = (iso: string) => momentOf(iso, told.zone, locale);
  const fired = { time: at(firing.firedAt), value: measured(firing.value, firing.unit, locale), n: String(firing.n) };
  const link = linkOf(told);
  const lines = [
    firing.says[locale],
    '',
    say('alert-mail.fired', fired, locale),
    ...(event === 'cleared' && firing.clearedAt && firing.clearedWhy
      ? [say('alert-mail.cleared', { time: at(firing.clearedAt), why: becauseOf(firing, locale) }, locale)]
      : []),
    ...(link ? ['', say('alert-mail.link', { link }, locale)] : []),
    '',
    say('alert-mail.foot', {}, locale),
  ];
  const subject = say(
    event === 'cleared' ? 'alert-mail.cleared-subject' : 'alert-mail.fired-subject',
    { name, value },
    locale,
  );
  return { subject, text: lines.join('\n') };
}

function becauseOf({ clearedWhy, correctedValue, unit }: Firing, locale: Locale): string {
  return say(`alert-cleared.${clearedWhy}`, { value: measured(correctedValue, unit, locale) }, locale);
}

/** The answer as it was when it fired. */
function linkOf({ address, firing }: Told): string | null {
  return address && firing ? `${address.replace(/\/+$/, '')}${firing.link}` : null;
}

function momentOf(iso: string, zone: string, locale: Locale): string {
  const form = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return `${form.format(new Date(iso))} (${zone})`;
}
