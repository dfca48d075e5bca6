import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PersonError } from '../../contract/person-error.ts';
import type { OpenedFile } from '../pipeline.ts';
import type { Context, Scope } from './context.ts';

/** Pictures that browsers decode and never run; all else is only handed out as a file. */
const SHOWN_INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export async function originalRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get(
    '/interactions/:recordId/original',
    { schema: { params: z.object({ recordId: z.guid().toLowerCase() }) } },
    async (request, reply) => {
      const original = await pipeline.openOriginal(store, request.params.recordId);
      if (!original) throw new PersonError('interaction.unknown', {}, { status: 404 });
      const isText = original.mediaType.startsWith('text/');
      return await hand(
        reply,
        original,
        isText ? 'text/plain; charset=utf-8' : 'application/octet-stream',
        'attachment',
      );
    },
  );

  scope.get(
    '/interactions/:recordId/attachments/:index',
    {
      schema: {
        params: z.object({ recordId: z.guid().toLowerCase(), index: z.coerce.number().int().min(0).max(100_000) }),
      },
    },
    async (request, reply) => {
      const { recordId, index } = request.params;
      const attachment = await pipeline.openAttachment(store, recordId, index);
      if (!attachment) throw new PersonError('attachment.unknown', {}, { status: 404 });
      return SHOWN_INLINE.has(attachment.mediaType)
        ? await hand(reply, attachment, attachment.mediaType, 'inline')
        : await hand(reply, attachment, 'application/octet-stream', 'attachment');
    },
  );
}

/** What customers sent is never a page: no sniffing, no scripts, nothing fetched. */
async function hand(
  reply: FastifyReply,
  file: OpenedFile,
  mediaType: string,
  disposition: 'inline' | 'attachment',
): Promise<FastifyReply> {
  return await reply
    .header('content-type', mediaType)
    .header('content-disposition', `${disposition}; ${nameOf(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(file.bytes instanceof Uint8Array ? Buffer.from(file.bytes) : file.bytes);
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
function nameOf(path: string): string {
  const name =
    path
      .split(/[/\\]/)
      .at(-1)!
      .replace(/\p{Cc}/gu, '') || 'file';
  const plain = name.replace(/[^\x20-\x7e]|["%\\]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
