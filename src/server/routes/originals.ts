import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { wholeTextSchema } from '../../contract/history.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { OpenedFile } from '../../pipeline/index.ts';
import type { Context, Scope } from './context.ts';

/** Pictures that browsers decode and never run; all else is only handed out as a file. */
const SHOWN_INLINE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const recordId = z.guid().toLowerCase();

export async function originalRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get(
    '/interactions/:recordId/original',
    // What came is shown to people only: numbers that are masked everywhere else stand in it.
    { config: { access: 'person' }, schema: { params: z.object({ recordId }) } },
    async (request, reply) => {
      const original = await pipeline.openOriginal(store, request.params.recordId);
      return await hand(reply, original, /^(text|message)\//.test(original.mediaType) ? 'text/plain' : null);
    },
  );

  scope.get(
    '/interactions/:recordId/:part/whole',
    {
      config: { access: 'person' },
      schema: {
        params: z.object({ recordId, part: z.coerce.number().int().min(0).max(32_767) }),
        response: { 200: wholeTextSchema },
      },
    },
    async (request) => ({ text: await pipeline.textAsItCame(store, request.params.recordId, request.params.part) }),
  );

  scope.get(
    '/interactions/:recordId/attachments/:index',
    { schema: { params: z.object({ recordId, index: z.coerce.number().int().min(0).max(100_000) }) } },
    async (request, reply) => {
      const { recordId, index } = request.params;
      const attachment = await pipeline.openAttachment(store, recordId, index);
      if (!attachment) throw new PersonError('attachment.unknown', {}, { status: 404 });
      return await hand(reply, attachment, null);
    },
  );
}

/** What customers sent is never a page: no sniffing, no scripts, nothing fetched. */
async function hand(reply: FastifyReply, file: OpenedFile, plain: 'text/plain' | null): Promise<FastifyReply> {
  const mediaType = file.mediaType.toLowerCase();
  const isPicture = SHOWN_INLINE.has(mediaType);
  return await reply
    .header('content-type', plain ?? (isPicture ? mediaType : 'application/octet-stream'))
    .header('content-disposition', `${isPicture ? 'inline' : 'attachment'}; ${nameOf(lastStep(file.name))}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(file.bytes);
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
