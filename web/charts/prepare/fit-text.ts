/** Width of a text at 12 pixels, by its letters: East Asian ones are square, Latin ones about half. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width += letter > '\u2e7f' ? 12 : /[iljft .,:'|]/.test(letter) ? 4.4 : /[A-ZmwMW@%]/.test(letter) ? 9.4 : 7.4;
  return width;
}

/** The text, cut with an ellipsis where it is wider than the room. */
export function fitText(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  let cut = '';
  for (const letter of text) {
    if (textWidth(`${cut}${letter}…`) > room) break;
    cut += letter;
  }
  return `${cut.trimEnd()}…`;
}
