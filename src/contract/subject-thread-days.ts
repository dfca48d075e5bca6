/**
 * Days between mails with the same subject, unless the organisation says otherwise. Of replies that name what they answer, 99
 * of 100 come within four days (easy_ham of data/INDEX.md); two weeks leave room for a holiday, and are well below the month
 * after which the next invoice has the same subject.
 */
export const SUBJECT_THREAD_DAYS = 14;
