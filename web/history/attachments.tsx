import { useState } from 'react';
import type { InteractionItem } from '../../src/contract/history.ts';
import { urlOf } from '../api/client.ts';
import { formatBytes } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Icon } from '../ui/icon.tsx';

const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Pictures as thumbnails, all else by name and size; what did not come with the export says so. */
export function Attachments({ item }: { item: Pick<InteractionItem, 'recordId' | 'attachments'> }) {
  if (item.attachments.length === 0) return null;
  return (
    <ul className="attachments">
      {item.attachments.map((attachment, index) => (
        <li key={`${index}${attachment.name}`}>
          <Attachment attachment={attachment} url={urlOf(`interactions/${item.recordId}/attachments/${index}`)} />
        </li>
      ))}
    </ul>
  );
}

function Attachment({ attachment, url }: { attachment: InteractionItem['attachments'][number]; url: string }) {
  const { t, locale } = useWords();
  const [isBroken, setBroken] = useState(false);
  const name = attachment.name || t.history.attachment;
  if (attachment.size === null) {
    return (
      <span className="file away" title={t.history.notIncluded}>
        <Icon name="clip" size={13} />
        <span className="cut">{name}</span>
        <span className="quiet">{t.history.notIncluded}</span>
      </span>
    );
  }
  if (SHOWN.has(attachment.mediaType) && !isBroken) {
    return (
      <a href={url} target="_blank" rel="noreferrer" className="thumbnail" title={name}>
        <img src={url} alt={name} loading="lazy" onError={() => setBroken(true)} />
      </a>
    );
  }
  return (
    <a href={url} download={name} className="file">
      <Icon name="file" size={13} />
      <span className="cut">{name}</span>
      <span className="quiet tabular">{formatBytes(attachment.size, locale)}</span>
    </a>
  );
}
