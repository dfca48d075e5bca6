import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PersonError } from '../../contract/person-error.ts';
import { attachmentOf } from '../../sources/index.ts';
import { interactionItems } from '../../store/interaction-items.ts';
import { findInteraction } from '../../store/origins.ts';
import type { Context, Scope } from './context.ts';

/** Pictures that browsers decode and never run; all else is only handed out as a file. */
const SHOWN_INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const recordId = z.guid().toLowerCase();

export async function originalRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get(
    '/interactions/:recordId/original',
    { schema: { params: z.object({ recordId }) } },
    async (request, reply) => {
      const { source, file, place, original } = await pipeline.inspectRecord(store, request.params.recordId);
      const ending = source === 'mail' ? 'eml' : 'txt';
      return await hand(reply, {
        name: `${lastStep(file)}-${place.line}.${ending}`,
        mediaType: isText(original) ? 'text/plain; charset=utf-8' : 'application/octet-stream',
        bytes: original,
      });
    },
  );

  scope.get(
    '/interactions/:recordId/attachments/:index',
    { schema: { params: z.object({ recordId, index: z.coerce.number().int().min(0).max(100_000) }) } },
    async (request, reply) => {
      const file = await attachment(request.params.recordId, request.params.index);
      if (!file) throw new PersonError('attachment.unknown', {}, { status: 404 });
      return await hand(reply, file);
    },
  );

  /** Out of the mail itself, or from what came beside the chat. */
  async function attachment(recordId: string, index: number): Promise<HandedFile | null> {
    const { source, original } = await pipeline.inspectRecord(store, recordId);
    if (source === 'mail') {
      const found = await attachmentOf(original, index);
      return found && { name: found.name, mediaType: found.mediaType, bytes: found.content };
    }
    const key = await findInteraction(store.database, recordId, 0);
    const [item] = key ? await interactionItems(store.database, [key]) : [];
    const named = item?.attachments[index];
    const bytes = named && (await pipeline.openBeside(store, recordId, named.name));
    return named && bytes ? { name: named.name, mediaType: named.mediaType, bytes: Readable.from(bytes) } : null;
  }
}

interface HandedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Readable | Buffer;
}

/** What customers sent is never a page: no sniffing, no scripts, nothing fetched. */
async function hand(reply: FastifyReply, { name, mediaType, bytes }: HandedFile): Promise<FastifyReply> {
  const isPicture = SHOWN_INLINE.has(mediaType.toLowerCase());
  const isPlain = mediaType.startsWith('text/plain; ');
  return await reply
    .header('content-type', isPicture || isPlain ? mediaType.toLowerCase() : 'application/octet-stream')
    .header('content-disposition', `${isPicture ? 'inline' : 'attachment'}; ${nameOf(lastStep(name))}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(bytes);
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
function nameOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["%\\]/g, '_');
  const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/['()*]/g, escaped);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function lastStep(path: string): string {
  return (
    path
      .split(/[/\\]/)
      .at(-1)!
      .replace(/\p{Cc}/gu, '')
      .slice(0, 200) || 'file'
  );
}

/** Whether all bytes can be text of some encoding: no NUL among them. */
function isText(bytes: Buffer): boolean {
  return !bytes.includes(0);
}
