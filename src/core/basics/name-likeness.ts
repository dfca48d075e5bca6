/** In which way two names are alike, the strongest first; each is a sentence on screen. */
export const NAME_LIKENESSES = ['equal', 'sound', 'part', 'initials', 'typo'] as const;
export type NameLikeness = (typeof NAME_LIKENESSES)[number];
