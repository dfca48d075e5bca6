import type { CleaningRule } from './cleaning-rule.ts';
import { automationByAutoSubmitted } from './rules/automation-by-auto-submitted.ts';
import { automationByHeader } from './rules/automation-by-header.ts';
import { automationByItsSource } from './rules/automation-by-its-source.ts';
import { automationByItsWords } from './rules/automation-by-its-words.ts';
import { automationByListProgram } from './rules/automation-by-list-program.ts';
import { automationByMailerDaemon } from './rules/automation-by-mailer-daemon.ts';
import { automationByNewsletter } from './rules/automation-by-newsletter.ts';
import { automationByNoReply } from './rules/automation-by-no-reply.ts';
import { automationByPrecedence } from './rules/automation-by-precedence.ts';
import { automationByReport } from './rules/automation-by-report.ts';
import { automationBySubject } from './rules/automation-by-subject.ts';
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
  automationByAutoSubmitted,
  automationByReport,
  automationByPrecedence,
  automationByMailerDaemon,
  automationByNoReply,
  automationByListProgram,
  automationByNewsletter,
  automationBySubject,
  automationByHeader,
  automationByItsSource,
  automationByItsWords,
];
