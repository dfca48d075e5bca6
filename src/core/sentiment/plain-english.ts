import { ENGLISH_FEELINGS } from './english-feelings.ts';
import { termsOf } from './terms-of.ts';

/** Words that most English messages to a business are made of. */
const COMMON = `a an the i me my we us our you your he she they them his her their it its this that these those there here who what which when where why how is am are was were be been being
  do does did done have has had having can could will would shall should may might must and or but so if then than as at by for from in into of off on onto out over to up with without about after before
  again all also always any anyone anything back because been best better both day days each ever every everyone everything few first found get gets getting give given go goes going got great had help helped here just keep
  know last least less let like little long look made make makes many more most much need never new next no none not nothing now old once one only other own please point put quite rather really right said same say see
  send set since some someone something soon still such sure take takes taking talk talking tell their though time times today tomorrow too tried try two under until use used very want wanted way week weeks well while work yes yesterday yet
  account address agent app bill box call calls card care chat colleague company contact cost customer customers date delivery email executive experience issue item items line mail message money month months name number office order orders
  package parcel part parts payment people person phone price problem product products quality question refund reply request response return seller service shop staff store support team thing things website year years hi hello hey dear ok okay
  thanks thank sir madam team guys regards policy process option information speak spoke quick easy fast nice good bad`;

const KNOWN = new Set([
  ...COMMON.split(/\s+/),
  ...[...termsOf(ENGLISH_FEELINGS, /,/).keys()].filter((term) => !term.includes(' ')),
]);
/** So large a part of its words must be known. */
const PART = 0.75;
/** A longer text has enough words for its language to be told. */
const LONGEST = 20;

/** True of a short text, in small letters, that is English beyond doubt, though it is too short for its language to be told. */
export function isPlainEnglish(small: string): boolean {
  if (/[^\p{ASCII}\p{P}\p{S}\s]/u.test(small)) return false;
  const words = small.match(/[a-z]+(?:'[a-z]+)?/g) ?? [];
  if (words.length === 0 || words.length > LONGEST) return false;
  return words.filter((word) => KNOWN.has(word)).length >= PART * words.length;
}
