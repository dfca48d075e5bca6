import { Splitter, type SplitterChunk } from '@zone-eu/mailsplit';
import { passed, refused, type Outcome } from '../../core/basics/outcome.ts';
import { problem } from '../../core/basics/problem.ts';
import { LIMITS } from '../limits.ts';
import { decodeText } from './charset.ts';
import { decodeWords, quotedPrintableBytes } from './encoded-words.ts';
import { cutMail, Header, type Cut, type Field } from './header.ts';
import { parseParameters } from './parameters.ts';

/** A leaf of a mail's tree of parts, still in its transfer encoding, or a branch. */
export interface Part {
  /** Lower case, such as `text/plain`. */
  readonly mediaType: string;
  readonly charset: string | null;
  readonly encoding: string;
  readonly isFlowed: boolean;
  readonly deletesSpace: boolean;
  readonly isAttachment: boolean;
  /** As the sender named it, without folders; empty where it has no name. */
  readonly name: string;
  readonly depth: number;
  readonly children: Part[];
  readonly chunks: Buffer[];
}

/**
 * The tree of a mail's parts, by the splitter under mailparser (Zone, MIT).
 *
 * Embedded mails are attachments, never opened. A multipart whose boundary is missing or never
 * comes is read as plain text, so that what was written is seen.
 * Refused: `mail-too-deep` (LIMITS.mailNesting), `mail-too-many-parts` (1,000).
 */
export async function readParts(cut: Cut): Promise<Outcome<Part>> {
  const tree = await split(cut.fields, cut.body);
  if (!tree.ok || !isBarren(tree.value) || isBlank(cut.body)) return tree;
  return split([{ name: 'content-type', bytes: Buffer.from('text/plain') }], cut.body);
}

const LINE_END = Buffer.from('\r\n');

async function split(fields: readonly Field[], body: Buffer): Promise<Outcome<Part>> {
  const splitter = new Splitter({ ignoreEmbedded: true, maxHeadSize: 2 * LIMITS.mailHeaderBytes });
  for (const field of fields) {
    if (field.name.startsWith('content-'))
      splitter.write(Buffer.concat([Buffer.from(`${field.name}:`), field.bytes, LINE_END]));
  }
  splitter.write(LINE_END);
  // A delimiter needs its line end, which the last line of a file often lacks.
  splitter.write(body);
  splitter.end(LINE_END);
  const parts = new Map<unknown, Part>();
  let root: Part | null = null;
  try {
    for await (const chunk of splitter as AsyncIterable<SplitterChunk>) {
      if (chunk.type === 'node') {
        const parent = chunk.parentNode ? (parts.get(chunk.parentNode) ?? null) : null;
        const part = partOf(new Header(cutMail(chunk.getHeaders()).fields), parent);
        if (part.depth > LIMITS.mailNesting)
          return refused(problem('source', 'mail-too-deep', { most: String(LIMITS.mailNesting) }));
        parent?.children.push(part);
        root ??= part;
        parts.set(chunk, part);
      } else if (chunk.type === 'body' && chunk.value) {
        parts.get(chunk.node)?.chunks.push(chunk.value);
      }
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'EMAXLEN') throw error;
    return refused(problem('source', 'mail-too-many-parts', { most: '1000' }));
  } finally {
    splitter.destroy();
  }
  if (!root) return refused(problem('source', 'mail-unreadable'));
  trimAddedLineEnd(root, parts);
  return passed(root);
}

/** The line end that was added for the splitter is no part of the mail. */
function trimAddedLineEnd(root: Part, parts: ReadonlyMap<unknown, Part>): void {
  const last = [...parts.values()].at(-1) ?? root;
  const chunk = last.chunks.at(-1);
  if (chunk && chunk.length >= 2 && chunk.at(-1) === 0x0a && chunk.at(-2) === 0x0d)
    last.chunks[last.chunks.length - 1] = chunk.subarray(0, -2);
}

function partOf(header: Header, parent: Part | null): Part {
  const type = parseParameters(header.first('content-type') ?? '');
  const disposition = parseParameters(header.first('content-disposition') ?? '');
  const name = cleanName(disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '');
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(type.value)
    ? type.value
    : parent?.mediaType === 'multipart/digest'
      ? 'message/rfc822'
      : 'text/plain';
  const isText = mediaType === 'text/plain' || mediaType === 'text/html';
  const isBranch = mediaType.startsWith('multipart/');
  return {
    mediaType,
    charset: type.parameters.get('charset') ?? null,
    encoding: (header.first('content-transfer-encoding') ?? '').toLowerCase().replace(/[;\s].*$/, ''),
    isFlowed: type.parameters.get('format')?.toLowerCase() === 'flowed',
    deletesSpace: type.parameters.get('delsp')?.toLowerCase() === 'yes',
    isAttachment: !isBranch && (!isText || disposition.value === 'attachment' || (name !== '' && parent !== null)),
    name,
    depth: parent ? parent.depth + 1 : 0,
    children: [],
    chunks: [],
  };
}

function cleanName(name: string): string {
  const decoded = decodeWords(name);
  // A name is a name, not a path; and it is shown.
  return decoded
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim()
    .slice(0, 255);
}

/** True where a multipart has nothing to read: no part at all, or only branches. */
function isBarren(part: Part): boolean {
  return part.mediaType.startsWith('multipart/') && part.children.every(isBarren);
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** All leaves in the mail's order. */
export function leavesOf(part: Part): Part[] {
  return part.mediaType.startsWith('multipart/') ? part.children.flatMap(leavesOf) : [part];
}

/** A part's own bytes, out of base64 or quoted-printable; rubbish in between is passed over. */
export function contentOf(part: Part): Buffer {
  const raw = part.chunks.length === 1 ? part.chunks[0]! : Buffer.concat(part.chunks);
  if (part.encoding === 'base64') return Buffer.from(raw.toString('latin1'), 'base64');
  return part.encoding === 'quoted-printable' ? quotedPrintableBytes(raw) : raw;
}

/** The size that {@link contentOf} would give; base64 is counted, not decoded. */
export function sizeOf(part: Part): number {
  if (part.encoding !== 'base64')
    return part.encoding === 'quoted-printable'
      ? contentOf(part).length
      : part.chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  let digits = 0;
  for (const chunk of part.chunks) for (let i = 0; i < chunk.length; i++) digits += BASE64[chunk[i]!]!;
  return Math.floor((digits * 3) / 4);
}

const BASE64 = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') BASE64[char.charCodeAt(0)] = 1;

/** A text part as text, line ends as `\n`, soft line breaks of `format=flowed` (RFC 3676) joined. */
export function textOf(part: Part, hint: string | null): string {
  const text = decodeText(contentOf(part), part.charset, hint).replace(/\r\n?/g, '\n');
  return part.isFlowed ? unflowed(text, part.deletesSpace) : text;
}

function unflowed(text: string, deletesSpace: boolean): string {
  const out: string[] = [];
  let open = false;
  let openDepth = '';
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)![0];
    const rest = line.slice(depth.length).replace(/^ /, '');
    const isSoft = rest.endsWith(' ') && rest !== '-- ';
    const words = isSoft && deletesSpace ? rest.slice(0, -1) : rest;
    if (open && depth === openDepth && rest !== '-- ') out[out.length - 1] += words;
    else out.push(depth === '' ? words : `${depth} ${words}`);
    open = isSoft;
    openDepth = depth;
  }
  return out.join('\n');
}
