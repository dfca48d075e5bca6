import type { InteractionItem } from '../../src/contract/history.ts';
import { channelColour } from '../charts/prepare/colours.ts';
import { useWords } from '../locales/use-words.tsx';
import { Icon, type IconName } from './icon.tsx';

type Channel = InteractionItem['channel'];

const ICONS: Partial<Record<Channel, IconName>> = {
  email: 'email',
  phone: 'phone',
  chat: 'chat',
  sms: 'chat',
  social: 'chat',
  web: 'globe',
  letter: 'file',
  'in-person': 'customers',
};

/** The channel as a mark in its own colour, the same everywhere. */
export function ChannelMark({ channel, size = 26 }: { channel: Channel; size?: number }) {
  const { t } = useWords();
  const colour = channelColour(channel);
  return (
    <span
      className="channel-mark"
      role="img"
      aria-label={t.frame.channels[channel]}
      title={t.frame.channels[channel]}
      style={{ width: size, height: size, color: colour, background: `color-mix(in srgb, ${colour} 13%, transparent)` }}
    >
      <Icon name={ICONS[channel] ?? 'dots'} size={Math.round(size * 0.56)} />
    </span>
  );
}
