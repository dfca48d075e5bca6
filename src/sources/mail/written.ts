import { leavesOf, textOf, type Part } from './body.ts';

/** What a person wrote in a mail: plain text where there is any, else markup. */
export interface Written {
  readonly text: string | null;
  readonly html: string | null;
}

/**
 * The text of a mail: of alternatives the plain one (unless it is blank), of several parts all in
 * order. Plain and markup mixed become markup, the plain parts escaped.
 */
export function writtenIn(root: Part, hint: string | null): Written {
  const pieces = piecesOf(root, hint);
  if (pieces.length === 0) return { text: null, html: null };
  if (pieces.every((piece) => !piece.isMarkup))
    return { text: pieces.map((piece) => piece.text).join('\n'), html: null };
  return { text: null, html: pieces.map((piece) => (piece.isMarkup ? piece.text : escaped(piece.text))).join('\n') };
}

interface Piece {
  readonly isMarkup: boolean;
  readonly text: string;
}

function piecesOf(part: Part, hint: string | null): Piece[] {
  if (part.mediaType === 'multipart/alternative') return preferred(part.children.map((child) => piecesOf(child, hint)));
  if (part.mediaType.startsWith('multipart/')) return part.children.flatMap((child) => piecesOf(child, hint));
  if (part.isAttachment) return [];
  const text = textOf(part, hint).replace(/\s+$/, '');
  return text === '' ? [] : [{ isMarkup: part.mediaType === 'text/html', text }];
}

function preferred(alternatives: readonly Piece[][]): Piece[] {
  const filled = alternatives.filter((pieces) => pieces.length > 0);
  return filled.find((pieces) => pieces.every((piece) => !piece.isMarkup)) ?? filled.at(-1) ?? [];
}

function escaped(text: string): string {
  return `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
}

/** The parts that are kept as attachments, in the mail's order. */
export function attachmentsIn(root: Part): Part[] {
  return leavesOf(root).filter((part) => part.isAttachment);
}
