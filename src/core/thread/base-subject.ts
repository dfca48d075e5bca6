/** A subject without what mail programs and lists put around it. */
export interface BaseSubject {
  /** In lower case, spaces as one; empty where nothing is left. */
  readonly base: string;
  /** It says that it answers something. A forwarded mail goes on to somebody else and does not. */
  readonly isReply: boolean;
}

/**
 * What a mail is about: its subject without "Re:", "AW:", "回复：", "Fwd:", counters (`Re[2]:`), tags of lists
 * (`[shop-users]`), a trailing "(fwd)" and "(was: …)".
 *
 * A tag is taken away only where something stands behind it. Source: RFC 5256, section 2.1 (base
 * subject), with the prefixes that programs write in the languages of their users.
 *
 * @example
 * baseSubjectOf('回复: [Shop] Re[2]: Order 17') // → { base: 'order 17', isReply: true }
 */
export function baseSubjectOf(subject: string): BaseSubject {
  let rest = subject.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase().slice(0, LONGEST);
  let isReply = false;
  for (;;) {
    const prefix = PREFIX.exec(rest);
    if (prefix) {
      isReply ||= REPLIES.has(prefix[1]!);
      rest = rest.slice(prefix[0].length);
      continue;
    }
    const shorter = rest.replace(TAG, '').replace(TRAILER, '');
    if (shorter === rest || shorter === '') return { base: rest, isReply };
    rest = shorter;
  }
}

/** Of what is longer, the beginning tells. */
const LONGEST = 500;

/** Before a colon (a full-width one is plain by now); "R:" and "I:" are Italian, "RV:" Spanish, "SV:" Nordic. */
const REPLIES = new Set(
  're r aw sv vs antw res rép odp ynt atb στ ha ref réf отв відп 回复 答复 回覆 答覆 回信 返信 답장 회신'.split(' '),
);
const FORWARDS = 'fw fwd wg vb vl doorst enc tr rv i pd ilt пересл 转发 轉寄 轉發 转寄 転送 전달'.split(' ');
const PREFIX = new RegExp(
  `^(${[...REPLIES, ...FORWARDS].sort((a, b) => b.length - a.length).join('|')})(?: ?[[(]\\d{1,3}[\\])]|\\^\\d{1,3}|\\d{1,2})? ?: ?`,
);
const TAG = /^\[[^\][]{1,60}\] ?(?=\S)/;
const TRAILER = /(?:(?<=\S) ?\(fwd\)| \(was:? [^()]*\))$/;
