/**
 * The text with the names of months in European languages as English ones; weekdays at its start are left
 * out. `plain` is in lower case. A word that means two months is none: *listopad* is October in Zagreb and
 * November in Warsaw.
 */
export function withEnglishMonths(plain: string): string {
  if (!/\p{L}{3}/u.test(plain)) return plain;
  let isFirst = true;
  return plain
    .replace(/(\d)(?:er|º|ª|\.)(?=\s)/g, '$1')
    .replace(/(?<=[\d\p{L}.])\s+d(?:e|el|i)\s+(?=[\d\p{L}])/gu, ' ')
    .replace(/\p{L}{3,}\.?/gu, (written) => {
      const word = written
        .normalize('NFD')
        .replace(/[\u0300-\u036f.]/g, '')
        .replace(/ł/g, 'l')
        .replace(/ı/g, 'i');
      const month = MONTHS.get(word);
      const wasFirst = isFirst;
      isFirst = false;
      if (month !== undefined) return month;
      return wasFirst && WEEKDAYS.has(word) ? '' : written;
    })
    .replace(/^[\s,]*(?:le\s|den\s|el\s)?/, '');
}

const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** Without accents. A row a language, in the year's order; its usual abbreviations below it. */
const MONTHS: ReadonlyMap<string, string> = new Map([
  ...year('january february march april may june july august september october november december'),
  ...year('jan feb mar apr may jun jul aug sept oct nov dec'),
  ...year('janu febr mar apri may jun jul augu sep octo nove dece'),
  ...year('januar februar marz april mai juni juli august september oktober november dezember'),
  ...year('janner feber maerz april mai juni juli aug sept okt nov dez'),
  ...year('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'),
  ...year('janv fevr mars avr mai juin juil aout sept oct nov dec'),
  ...year('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
  ...year('ene febr marz abr mayo jun jul ago setiembre oct nov dic'),
  ...year('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
  ...year('genn febbr mar apr mag giu lug ago sett ott nov dic'),
  ...year('janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro'),
  ...year('jan fev mar abr maio jun jul ago set out nov dez'),
  ...year('januari februari maart april mei juni juli augustus september oktober november december'),
  ...year('jan febr mrt apr mei jun jul aug sep okt nov dec'),
  ...year('januari februari mars april maj juni juli augusti september oktober november december'),
  ...year('januar februar marts april maj juni juli august september oktober november desember'),
  ...year('stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika - grudnia'),
  ...year('ledna unora brezna dubna kvetna cervna cervence srpna zari rijna - prosince'),
  ...year('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
  ...year(
    'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  ),
  ...year('ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik'),
  ...year('januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december'),
]);

const WEEKDAYS: ReadonlySet<string> = new Set(
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lordag sondag mandag tisdag'.split(
    ' ',
  ),
);

function year(names: string): [string, string][] {
  return names.split(' ').flatMap((name, index) => (name === '-' ? [] : [[name, ENGLISH[index]!] as [string, string]]));
}
