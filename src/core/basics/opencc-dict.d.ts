/** Entries `character candidate candidate`, joined by `|`. */
declare module 'opencc-js/dict/*' {
  const entries: string;
  // eslint-disable-next-line no-restricted-exports -- their module, not ours.
  export default entries;
}
