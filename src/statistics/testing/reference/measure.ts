import { COMPANIES, type Fact } from './fact.ts';
import type { Measurement } from './measurement.ts';

export function measure(metric: string, fact: Fact, facts: readonly Fact[]): Measurement[] {
  const dimensions = {
    channel: fact.channel,
    direction: fact.direction,
    author: fact.author,
    language: fact.language,
    source: fact.source,
    customer: fact.customer,
    agent: fact.agent,
    import: 'story',
    company: COMPANIES[fact.customer] ?? [],
    topic: fact.topic,
    subtopic: fact.subtopic,
    tag: fact.tags,
  };
  const { wait, rating } = fact;
  const one = (value: number | null, at = fact.at, more = {}, actedAt: number | null = fact.at): Measurement[] => [
    { at, value, actedAt, startedAt: null, endedAt: null, dimensions: { ...dimensions, ...more } },
  ];
  const isIncomingCall =
    fact.kind === 'call' && !fact.isLeg && (fact.direction === null || fact.direction === 'inbound');
  const endedAt = wait?.ended ? fact.at + wait.ended.after : null;
  const waited = () =>
    one(wait!.ended?.after ?? null, fact.at, { agent: wait!.ended?.by ?? null }, endedAt).map((each) => ({
      ...each,
      startedAt: fact.at,
      endedAt,
    }));
  const solved = fact.opensConversation ? fact.resolution : null;
  const solvedAt = fact.at + (solved?.first ?? solved?.last ?? 0);
  const lasted = (span: number, agent: string | null) =>
    one(span, fact.at + span, { agent }, fact.at + span).map((each) => ({
      ...each,
      startedAt: fact.at,
      endedAt: fact.at + span,
    }));
  const surveySentAt = fact.surveyAfter === null ? fact.at : fact.at + fact.surveyAfter;
  switch (metric) {
    case 'volume':
      return (fact.kind === 'message' || fact.kind === 'call') && !fact.isLeg ? one(1) : [];
    case 'messages':
      return fact.kind === 'message' ? one(1) : [];
    case 'words':
      return fact.kind === 'message' && fact.words !== null ? one(fact.words) : [];
    case 'attachments':
      return ['message', 'call'].includes(fact.kind) && fact.attachments > 0 ? one(fact.attachments) : [];
    case 'calls':
      return fact.kind === 'call' && !fact.isLeg ? one(1) : [];
    case 'conversations-active':
      return isExchange(fact) ? one(1).map((each) => ({ ...each, entity: conversationOf(fact) })) : [];
    case 'customers-active':
      return isWithCustomer(fact) ? one(1).map((each) => ({ ...each, entity: fact.customer })) : [];
    case 'customers-new':
      return firstOf(facts.filter((each) => each.customer === fact.customer && isWithCustomer(each))) === fact
        ? one(1)
        : [];
    case 'customers-returning': {
      if (!fact.opensConversation) return [];
      const first = firstOf(facts.filter((each) => each.customer === fact.customer && each.opensConversation));
      return fact === first ? [] : one(1).map((each) => ({ ...each, entity: fact.customer }));
    }
    case 'touches':
    case 'replies-per-conversation': {
      if (!fact.opensConversation) return [];
      const isCounted = metric === 'touches' ? isTouch : isOurReply;
      return one(facts.filter((each) => conversationOf(each) === conversationOf(fact) && isCounted(each)).length);
    }
    case 'resolution-rate':
      return solved ? one(solved.state === 'resolved' ? 1 : 0) : [];
    case 'resolution-time':
      return solved?.last == null ? [] : lasted(solved.last, solved.lastBy);
    case 'first-resolution-time':
      return solved?.first == null ? [] : lasted(solved.first, solved.firstBy);
    case 'reopened':
      return solved && solved.reopens > 0 ? one(1, solvedAt, { agent: solved.firstBy }, solvedAt) : [];
    case 'first-contact-resolution': {
      if (!solved || (solved.first === null && solved.last === null)) return [];
      const returned = solved.recontact === null ? null : fact.at + solved.recontact;
      return one(null, solvedAt, { agent: solved.firstBy }, solvedAt).map((each) => ({
        ...each,
        startedAt: solvedAt,
        endedAt: returned ?? (solved.reopens > 0 ? solvedAt : null),
      }));
    }
    case 'answered-share':
      return wait ? one(wait.ended ? 1 : 0) : [];
    case 'calls-abandoned-short':
      return !fact.isLeg && fact.outcome === 'abandoned' && fact.gaveUp !== null
        ? one(fact.gaveUp).map((each) => ({ ...each, startedAt: fact.at, endedAt: fact.at + fact.gaveUp! }))
        : [];
    case 'abandonment-late': {
      if (!isIncomingCall) return [];
      if (fact.outcome !== 'abandoned')
        return one(0).map((each) => ({ ...each, startedAt: fact.at, endedAt: fact.at }));
      const left = fact.gaveUp === null ? null : fact.at + fact.gaveUp;
      return one(null).map((each) => ({ ...each, startedAt: fact.at, endedAt: left }));
    }
    case 'abandonment':
      return isIncomingCall ? one(fact.outcome === 'abandoned' ? 1 : 0) : [];
    case 'transfers':
      return fact.kind === 'call' && fact.isLeg && (fact.ring !== null || (fact.talk ?? 0) > 0) ? one(1) : [];
    case 'concurrent-calls': {
      const ring = fact.ring ?? wait?.ended?.after ?? null;
      if (fact.kind !== 'call' || fact.talk === null || ring === null || (fact.ring === null && fact.talk <= 0))
        return [];
      return one(fact.talk + (fact.hold ?? 0), fact.at + ring, {}, fact.at + ring);
    }
    case 'concurrent-conversations': {
      if (!fact.opensConversation) return [];
      const turns = facts.filter((each) => conversationOf(each) === conversationOf(fact) && isTouch(each));
      return turns.length === 0 ? [] : one(Math.max(...turns.map(endOfTurn)) - fact.at);
    }
    case 'talk-time':
    case 'hold-time':
    case 'wrap-up-time': {
      const value = { 'talk-time': fact.talk, 'hold-time': fact.hold, 'wrap-up-time': fact.wrapUp }[metric];
      if (fact.kind !== 'call' || value === null || (fact.ring === null && (fact.talk ?? 0) <= 0)) return [];
      const work = (fact.talk ?? 0) + (fact.hold ?? 0) + (fact.wrapUp ?? 0);
      return one(value, fact.at + (fact.ring ?? wait?.ended?.after ?? 0) + work);
    }
    case 'missed-call-recovery':
    case 'missed-call-recovery-time': {
      if (fact.kind !== 'call' || fact.isLeg || !['missed', 'abandoned'].includes(fact.outcome ?? '')) return [];
      const later = facts.filter((each) => each.customer === fact.customer && each.at > fact.at && isReached(each));
      const after = later.length > 0 ? Math.min(...later.map((each) => each.at)) - fact.at : Infinity;
      const value = after <= 7 * 86_400_000 ? after : null;
      if (metric === 'missed-call-recovery') return one(value === null ? 0 : 1);
      return one(value).map((each) => ({
        ...each,
        startedAt: fact.at,
        endedAt: value === null ? null : fact.at + value,
      }));
    }
    case 'inferred-sentiment': {
      if (fact.kind !== 'message' || fact.author !== 'customer' || fact.sentiment === null) return [];
      const sentiment = fact.sentiment > 0 ? 'positive' : fact.sentiment < 0 ? 'negative' : 'neutral';
      return one(100 * fact.sentiment, fact.at, { sentiment });
    }
    case 'nps': {
      if (rating?.scale !== '0-10') return [];
      const points = rating.value >= 9 ? 100 : rating.value <= 6 ? -100 : 0;
      return one(points, fact.at + rating.after, {}, surveySentAt);
    }
    case 'ces':
      return rating?.scale === '1-7' ? one(rating.value, fact.at + rating.after, {}, surveySentAt) : [];
    case 'service-level': {
      if (!isIncomingCall || !['answered', 'missed', 'abandoned'].includes(fact.outcome ?? '')) return [];
      const isTaken = fact.outcome === 'answered';
      const ring = fact.ring ?? wait?.ended?.after ?? null;
      if (isTaken && ring === null) return [];
      const takenAt = isTaken ? fact.at + ring! : null;
      const leftAt = fact.outcome === 'abandoned' && fact.gaveUp !== null ? fact.at + fact.gaveUp : null;
      return one(
        isTaken ? ring : null,
        fact.at,
        { agent: isTaken ? (wait?.ended?.by ?? fact.agent) : null },
        takenAt,
      ).map((each) => ({ ...each, startedAt: fact.at, endedAt: takenAt ?? leftAt }));
    }
    case 'conversations':
      return fact.opensConversation ? one(1) : [];
    case 'replies':
      return fact.isReply && fact.kind === 'message' ? one(1) : [];
    case 'system-lines':
      return fact.kind === 'system' ? one(1) : [];
    case 'first-response-time':
    case 'first-within-target':
      return wait?.isFirst ? waited() : [];
    case 'next-response-time':
      return wait && !wait.isFirst ? waited() : [];
    case 'response-time':
    case 'within-target':
      return wait ? waited() : [];
    case 'open-conversations':
      return fact.open && fact.open.ends !== 'unknown' ? one(fact.open.for) : [];
    case 'waiting':
      return wait ? one(wait.ended?.after ?? null) : [];
    case 'csat':
      return rating && rating.scale !== '0-10' && rating.scale !== '1-7'
        ? one(
            starsOf(rating) >= 4 ? 1 : 0,
            fact.at + rating.after,
            { rating: Math.round(starsOf(rating)) },
            surveySentAt,
          )
        : [];
    case 'rating':
      return rating
        ? one(starsOf(rating), fact.at + rating.after, { rating: Math.round(starsOf(rating)) }, surveySentAt)
        : [];
    case 'survey-response':
      return fact.surveyAfter === null ? [] : one(rating ? 1 : 0, surveySentAt, {}, surveySentAt);
    case 'calls-offered':
      return isIncomingCall ? one(1) : [];
    case 'calls-missed':
      return !fact.isLeg && fact.outcome === 'missed' ? one(1) : [];
    case 'calls-abandoned':
      return !fact.isLeg && fact.outcome === 'abandoned' ? one(1) : [];
    case 'speed-of-answer': {
      const ring = fact.ring ?? wait?.ended?.after ?? null;
      if (!isIncomingCall || fact.outcome !== 'answered' || ring === null) return [];
      return one(ring, fact.at, { agent: wait?.ended?.by ?? fact.agent }, fact.at + ring).map((each) => ({
        ...each,
        startedAt: fact.at,
        endedAt: fact.at + ring,
      }));
    }
    case 'handle-time': {
      if (fact.kind !== 'call' || fact.talk === null || (fact.ring === null && fact.talk <= 0)) return [];
      const work = fact.talk + (fact.hold ?? 0) + (fact.wrapUp ?? 0);
      return one(work, fact.at + (fact.ring ?? wait?.ended?.after ?? 0) + work);
    }
    default:
      throw new Error(metric);
  }
}

/** The first moment at which the fact's conversation was opened. */
export function openingOf(facts: readonly Fact[], fact: Fact): number | null {
  const conversation = facts.filter(
    (one) => one === fact || (fact.conversation !== null && one.conversation === fact.conversation),
  );
  const openings = conversation.filter((one) => one.opensConversation).map((one) => one.at);
  return openings.length > 0 ? Math.min(...openings) : null;
}

function isExchange({ kind, isLeg }: Fact): boolean {
  return (kind === 'message' || kind === 'call') && !isLeg;
}

function isWithCustomer(fact: Fact): boolean {
  return isExchange(fact) && fact.direction !== 'internal';
}

function isTouch(fact: Fact): boolean {
  return (
    isExchange(fact) &&
    ['customer', 'agent'].includes(fact.author) &&
    ['inbound', 'outbound'].includes(fact.direction ?? '')
  );
}

function endOfTurn(fact: Fact): number {
  if (fact.kind !== 'call' || fact.outcome !== 'answered') return fact.at;
  return fact.at + (fact.ring ?? fact.wait?.ended?.after ?? 0) + (fact.talk ?? 0) + (fact.hold ?? 0);
}

function isOurReply(fact: Fact): boolean {
  return isExchange(fact) && fact.author === 'agent' && fact.direction === 'outbound';
}

function isReached(fact: Fact): boolean {
  if (fact.kind === 'message') return fact.author === 'agent' && fact.direction === 'outbound';
  return fact.kind === 'call' && !fact.isLeg && fact.outcome === 'answered';
}

function conversationOf(fact: Fact): string {
  return fact.conversation === null ? fact.id : String(fact.conversation);
}

function firstOf(facts: readonly Fact[]): Fact | undefined {
  return [...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0];
}

function starsOf({ value, scale }: NonNullable<Fact['rating']>): number {
  const [low, high] = scale.split('-').map(Number) as [number, number];
  return 1 + ((value - low) * 4) / (high - low);
}
