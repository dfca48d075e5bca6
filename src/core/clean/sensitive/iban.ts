/** ISO 13616: how long an account number is in each country of the registry. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
    'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 ' +
    'LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 ' +
    'RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/**
 * Where the IBAN ends that begins at a place of a text; null where none does. Single spaces or hyphens
 * may stand between its characters. Source of the check: ISO 13616, ISO 7064 MOD 97-10.
 */
export function ibanAt(text: string, start: number): number | null {
  const length = LENGTHS[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return null;
  let iban = '';
  let at = start;
  for (; iban.length < length && at < text.length; at++) {
    const sign = text[at]!;
    if (/[\dA-Za-z]/.test(sign)) iban += sign.toUpperCase();
    else if (!/[ \u00a0-]/.test(sign) || !/[\dA-Za-z]/.test(text[at + 1] ?? '')) return null;
  }
  if (iban.length < length || /[\dA-Za-z]/.test(text[at] ?? '')) return null;
  return remainder(iban.slice(4) + iban.slice(0, 4)) === 1 ? at : null;
}

/** Of the number that the characters make (A is 10, Z 35), by 97. */
function remainder(characters: string): number {
  let rest = 0;
  for (const character of characters) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
