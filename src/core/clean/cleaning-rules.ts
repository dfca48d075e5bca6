import type { CleaningRule } from './cleaning-rule.ts';
import { composeCharacters } from './rules/compose-characters.ts';
import { dropBlankWords } from './rules/drop-blank-words.ts';
import { dropPlaceholders } from './rules/drop-placeholders.ts';
import { findSensitiveNumbers } from './rules/find-sensitive.ts';
import { htmlToText } from './rules/html-to-text.ts';
import { maskSensitive } from './rules/mask-sensitive.ts';
import { narrowFullWidth } from './rules/narrow-full-width.ts';
import { repairMojibake } from './rules/repair-mojibake.ts';
import { stripControlCharacters } from './rules/strip-control-characters.ts';
import { stripInvisibleCharacters } from './rules/strip-invisible-characters.ts';
import { stripQuotedReply } from './rules/strip-quoted-reply.ts';
import { stripSignature } from './rules/strip-signature.ts';
import { trimSpaces } from './rules/trim-spaces.ts';

/** In this order: each may rely on what those before it did. */
export const CLEANING_RULES: readonly CleaningRule[] = [
  htmlToText,
  repairMojibake,
  stripControlCharacters,
  stripInvisibleCharacters,
  narrowFullWidth,
  composeCharacters,
  trimSpaces,
  stripQuotedReply,
  stripSignature,
  findSensitiveNumbers,
  maskSensitive,
  dropBlankWords,
  dropPlaceholders,
];
