/** Every bound on hostile input, in one place, each with its reason. Bytes, counts, milliseconds. */
export const LIMITS = {
  /** Enough to see a header, a few hundred rows or the first mails; read before any decision. */
  headBytes: 256 * 1024,
  /** A row of a table; longer ones are an unclosed quote or not a table. */
  tableRowBytes: 8 * 1024 * 1024,
  tableColumns: 1_000,
  /** A mail with its attachments. Providers stop at 25–150 MB. */
  mailBytes: 256 * 1024 * 1024,
  /** Kept of a message's text; what is longer is a file pasted into a body. */
  textCharacters: 1_000_000,
  /** The header of one mail or part; real ones stay under 100 KB. What stands behind is not looked at. */
  mailHeaderBytes: 1024 * 1024,
  mailNesting: 50,
  mailAddresses: 1_000,
  mailReferences: 1_000,
  attachmentsPerMessage: 1_000,
  /** One chat line with its continuation lines. */
  chatMessageBytes: 4 * 1024 * 1024,
  /** IRC itself carries 512 bytes a line, its extensions some thousands. */
  chatLineBytes: 64 * 1024,
  /** Names that are known in one room; the largest rooms of IRC have some thousands at once. */
  chatPeople: 10_000,
  /** Files in one import, whether from folders or archives. */
  files: 1_000_000,
  folderDepth: 32,
  archiveEntries: 100_000,
  /** Bytes that an archive may unpack to, and how often larger than packed (a bomb is larger). */
  archiveBytes: 64 * 1024 * 1024 * 1024,
  archiveRatio: 1_000,
  /** One pushed batch. */
  pushItems: 1_000,
  pushBytes: 16 * 1024 * 1024,
  /** What may wait to be committed, in full pushes; a program that sends more is told to come again in a moment. */
  pushesWaiting: 8,
  /** The questions of one screen: with filters as long as an address allows, all of them. */
  togetherBytes: 1024 * 1024,
} as const;
