import type { AlertCell, AlertItem, Firing } from '../contract/alerts.ts';
import { exploreParams } from '../contract/explore-params.ts';
import { addDays, isInstant, type RangeChoice } from '../contract/range.ts';
import { say } from '../contract/messages/index.ts';
import type { Localised, WhyMessage } from '../contract/text.ts';
import type { DeliveryItem } from '../contract/receivers.ts';
import { deliveriesOf, type KeptDelivery } from '../store/deliveries.ts';
import { METRICS } from '../statistics/index.ts';
import { cellsOfAlerts, type KeptCell } from '../store/alert-cells.ts';
import type { KeptAlert } from '../store/alerts.ts';
import type { Database } from '../store/database.ts';
import type { KeptFiring } from '../store/firings.ts';
import { sayAlert, unitOfAlert } from './say-alert.ts';

/** Of a split, so many are told with the alert; those that fire are first. */
const SHOWN = 50;

/** Alerts as they are told: with where each stands. */
export async function alertItems(database: Database, alerts: readonly KeptAlert[]): Promise<AlertItem[]> {
  const cells = await cellsOfAlerts(
    database,
    alerts.map(({ alertId }) => alertId),
  );
  return alerts.map((alert) =>
    itemOf(
      alert,
      cells.filter(({ alertId }) => alertId === alert.alertId),
    ),
  );
}

/** Firings as they are told, with whom they were told to. */
export async function firingItems(database: Database, firings: readonly KeptFiring[]): Promise<Firing[]> {
  const deliveries = await deliveriesOf(
    database,
    firings.map(({ firingId }) => firingId),
  );
  return firings.map((kept) =>
    firingItem(
      kept,
      deliveries.filter(({ firingId }) => firingId === kept.firingId),
    ),
  );
}

/** One telling, with its problem in words. */
export function deliveryItem({ dueAt, madeAt, doneAt, problem, ...delivery }: KeptDelivery): DeliveryItem {
  return {
    ...delivery,
    dueAt: dueAt.toISOString(),
    madeAt: madeAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    problem: problem && localised(problem),
  };
}

/** One firing as it is told. */
export function firingItem(kept: KeptFiring, deliveries: readonly KeptDelivery[] = []): Firing {
  const { key: _key, question: _question, clearedN: _clearedN, ...firing } = kept;
  return {
    ...firing,
    by: [...firing.by],
    says: sayAlert(kept.about),
    firedAt: kept.firedAt.toISOString(),
    clearedAt: kept.clearedAt?.toISOString() ?? null,
    link: linkTo(kept),
    deliveries: deliveries.map(deliveryItem),
  };
}

/** The address of the answer as it was when it fired. */
export function linkTo({ about, question, firedAt, version }: KeptFiring): string {
  const asked = { ...about.question, zone: question.zone, asOf: firedAt.toISOString(), version };
  const unit = METRICS.find(({ id }) => id === question.metric)?.unit;
  return `/explore?${exploreParams({ question: asked, range: rangeAsked(question) }, unit).toString()}`;
}

function rangeAsked({ from, to }: KeptFiring['question']): RangeChoice {
  if (from === undefined || to === undefined) return { name: 'all' };
  return { name: 'custom', from, to: isInstant(to) ? to : addDays(to, -1) };
}

function itemOf(alert: KeptAlert, cells: readonly KeptCell[]): AlertItem {
  return {
    ...alert,
    says: sayAlert(alert.about),
    unit: unitOfAlert(alert.about),
    madeAt: alert.madeAt.toISOString(),
    changedAt: alert.changedAt?.toISOString() ?? null,
    removedAt: alert.removedAt?.toISOString() ?? null,
    mutedUntil: alert.mutedUntil?.toISOString() ?? null,
    checkedAt: alert.checkedAt?.toISOString() ?? null,
    state: cells[0]?.state ?? 'quiet',
    problem: alert.problem && localised(alert.problem),
    cells: cells.slice(0, SHOWN).map(cellItem),
  };
}

function localised({ code, about }: WhyMessage): Localised {
  return { en: say(code, about, 'en'), 'zh-CN': say(code, about, 'zh-CN') };
}

function cellItem({ by, state, since, value, n, firingId }: KeptCell): AlertCell {
  return { by: [...by], state, since: since.toISOString(), value, n, firingId };
}
