import { useMemo } from 'react';
import type { InteractionItem } from '../../src/contract/history.ts';
import { dateIn, formatDay } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { conversationActions } from './conversation-menu.tsx';
import { groupTimeline, keyOf } from './group-timeline.ts';
import { InteractionRow } from './interaction-row.tsx';

/** All channels of a customer in one line of time, newest first; what belongs together is one group. */
export function Timeline(props: {
  items: readonly InteractionItem[];
  zone: string;
  oldestWait: string | null;
  onOpen: (item: InteractionItem) => void;
}) {
  const { t } = useWords();
  const actions = useMemo(() => conversationActions(props.items), [props.items]);
  const days = useMemo(() => groupTimeline(props.items, props.zone), [props.items, props.zone]);
  return (
    <div className="timeline" data-testid="timeline">
      {days.map((day) => (
        <section key={day.date} aria-label={day.date}>
          <h2 className="day">
            <DayName date={day.date} zone={props.zone} />
          </h2>
          {day.groups.map((group) => (
            <div
              key={keyOf(group.items[0] ?? { recordId: '', part: 0 })}
              className="card conversation"
              role="group"
              aria-label={t.history.conversation}
            >
              {group.items.map((item) => (
                <InteractionRow
                  key={keyOf(item)}
                  item={item}
                  zone={props.zone}
                  isOldestWait={
                    props.oldestWait !== null &&
                    item.opensWait &&
                    item.answeredAt === null &&
                    item.at === props.oldestWait
                  }
                  actions={actions.get(item)}
                  onOpen={() => props.onOpen(item)}
                />
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function DayName({ date, zone }: { date: string; zone: string }) {
  const { t, locale } = useWords();
  const today = dateIn(zone, Date.now());
  const yesterday = dateIn(zone, Date.now() - 86_400_000);
  const name = formatDay(`${date}T12:00:00Z`, 'UTC', locale, true);
  if (date === today) return <>{`${t.history.today} · ${name}`}</>;
  if (date === yesterday) return <>{`${t.history.yesterday} · ${name}`}</>;
  return <>{name}</>;
}
