/** A line of a room: when, by whom, and whom it names ("ann: …", "@ann …"); null: a program wrote it, or nobody is named. */
export interface RoomLine {
  readonly at: number;
  readonly author: string | null;
  readonly to: string | null;
}

/**
 * What makes a line the answer to an earlier one. The higher the sum, the likelier; the highest wins.
 *
 * Found by softmax regression on the 200 links of data/chat/irc/stripe.0, rounded to quarters; on stripe.2,
 * which they have not seen, they find 75 of 100 links (the line before: 64). What lines are about (shared
 * words, question marks) was worth one link in a hundred more, and is left out: who and when is kept with every
 * line, its words would have to be read again.
 */
const WEIGHTS = {
  /** Each doubling of the lines between makes it less likely, whatever the time: rooms are quick or slow. */
  linesBetween: -1.25,
  /** Of the time between, in units of half a minute, the logarithm. */
  timeBetween: -0.25,
  /** People go on with what they said; most of all when nobody came between, less when they now name another one. */
  goesOn: 2,
  goesOnAtOnce: 1.25,
  goesOnElsewhere: -1.5,
  /** It names the one who wrote the earlier line: hardly anything says more; what that one said last, most. */
  namesThem: 3.5,
  namesTheirLast: 0.75,
  /** The earlier line named the author, who has not said anything since; after that it is answered. */
  wasNamed: 2.5,
  wasNamedBefore: -0.25,
  /** One of the two lines names somebody else. */
  namesAnother: -1.75,
  theyNameAnother: -3,
  /** It answers nothing: likely for somebody who was not seen in the room, and names nobody. */
  beginsAnew: -1,
  beginsAsNewcomer: 1.5,
  beginsToNobody: 1.5,
} as const;

/** Lines further back are answered so rarely that looking costs more mistakes than it finds. */
const MOST_LINES_BACK = 100;
const HALF_MINUTE = 30_000;

/**
 * Of each line of a room, oldest first, the earlier line that it most likely answers or goes on from; its own
 * index where it begins something, or where a program wrote it.
 *
 * Depends on the lines before it alone, so that what comes later changes nothing.
 * Source of the task and of the measure: Kummerfeld et al., "A Large-Scale Corpus for Conversation Disentanglement",
 * ACL 2019.
 */
export function replyLinks(lines: readonly RoomLine[]): number[] {
  const spoken: number[] = [];
  return lines.map((line, index) => {
    if (line.author === null) return index;
    const link = likeliest(lines, spoken, index);
    spoken.push(index);
    return link;
  });
}

function likeliest(lines: readonly RoomLine[], spoken: readonly number[], index: number): number {
  const line = lines[index]!;
  const oldest = Math.max(0, spoken.length - MOST_LINES_BACK);
  let best = index;
  let bestScore = -Infinity;
  let hasSpokenSince = false;
  let isTheirLast = true;
  for (let place = spoken.length - 1; place >= oldest; place--) {
    const earlier = lines[spoken[place]!]!;
    const score = scoreOf(line, earlier, spoken.length - place, hasSpokenSince, isTheirLast);
    if (earlier.author === line.author) hasSpokenSince = true;
    if (earlier.author === line.to) isTheirLast = false;
    if (score > bestScore) [best, bestScore] = [spoken[place]!, score];
  }
  return startScore(line, !hasSpokenSince) >= bestScore ? index : best;
}

function startScore({ to }: RoomLine, isNewcomer: boolean): number {
  if (!isNewcomer) return WEIGHTS.beginsAnew;
  return WEIGHTS.beginsAnew + WEIGHTS.beginsAsNewcomer + (to === null ? WEIGHTS.beginsToNobody : 0);
}

function scoreOf(
  line: RoomLine,
  earlier: RoomLine,
  linesBack: number,
  hasSpokenSince: boolean,
  isTheirLast: boolean,
): number {
  const distance =
    WEIGHTS.linesBetween * Math.log(linesBack) +
    WEIGHTS.timeBetween * Math.log(1 + Math.max(0, line.at - earlier.at) / HALF_MINUTE);
  return distance + (line.author === earlier.author ? goesOn(line, earlier, linesBack) : answers());

  function answers(): number {
    let score = 0;
    if (line.to === earlier.author) score += WEIGHTS.namesThem + (isTheirLast ? WEIGHTS.namesTheirLast : 0);
    else if (line.to !== null) score += WEIGHTS.namesAnother;
    if (earlier.to === line.author) score += hasSpokenSince ? WEIGHTS.wasNamedBefore : WEIGHTS.wasNamed;
    else if (earlier.to !== null) score += WEIGHTS.theyNameAnother;
    return score;
  }
}

function goesOn(line: RoomLine, earlier: RoomLine, linesBack: number): number {
  const isElsewhere = line.to !== null && line.to !== earlier.to;
  return WEIGHTS.goesOn + (linesBack === 1 ? WEIGHTS.goesOnAtOnce : 0) + (isElsewhere ? WEIGHTS.goesOnElsewhere : 0);
}

/** The talks of a room, in the order in which they began: lines that links connect, however far. */
export function talksOf<T>(lines: readonly T[], links: readonly number[]): T[][] {
  const talks: T[][] = [];
  const home: T[][] = [];
  lines.forEach((line, index) => {
    const link = links[index]!;
    const talk = link === index ? [] : home[link]!;
    if (link === index) talks.push(talk);
    talk.push(line);
    home.push(talk);
  });
  return talks;
}
