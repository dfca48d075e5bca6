import type { SourceFile } from '../sources/source-file.ts';

const MEDIA = /\.(jpe?g|png|gif|webp|heic|mp4|mov|3gp|avi|mkv|webm|opus|ogg|oga|mp3|m4a|aac|amr|wav|vcf|pdf)$/i;

/** A picture, sound or paper that lies beside a chat's text: kept as it is, and no record of its own. */
export function isBesideChat({ name, siblings }: SourceFile): boolean {
  return MEDIA.test(name) && [...siblings.keys()].some((sibling) => sibling.toLowerCase().endsWith('.txt'));
}
