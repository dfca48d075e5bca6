import { useMutation, useQueryClient } from '@tanstack/react-query';
import { say } from '../../src/contract/messages/index.ts';
import type { BroughtBack } from '../../src/contract/problem-sheet.ts';
import { type Params, upload, urlOf } from '../api/client.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { explain } from '../ui/state.tsx';

/** The refused rows as a sheet, to be repaired elsewhere and brought back; what came of it is told row by row. */
export function Sheet({ importId }: { importId?: number }) {
  const { t } = useWords();
  const client = useQueryClient();
  const back = useMutation({
    mutationFn: (file: File) => upload<BroughtBack>('problems/sheet', [], file, () => undefined),
    onSuccess: () => client.invalidateQueries(),
  });
  const params: Params = importId === undefined ? [] : [['importId', String(importId)]];
  return (
    <div className="problem-sheet">
      <p>
        <a className="button tiny" href={urlOf('problems/sheet', params)} download="refused.csv">
          <Icon name="download" size={14} />
          {t.problems.sheetDownload}
        </a>
        <FileButton
          accept=".csv,text/csv"
          isDisabled={back.isPending}
          testId="sheet-back"
          onFile={(file) => back.mutate(file)}
        >
          {back.isPending ? t.problems.sheetReading : t.problems.sheetBack}
        </FileButton>
        <span className="small quiet">{t.problems.sheetHow}</span>
      </p>
      {back.isError ? (
        <p className="small late" role="alert">
          {explain(back.error, t.frame).title} {explain(back.error, t.frame).text}
        </p>
      ) : null}
      {back.data ? <Back back={back.data} /> : null}
    </div>
  );
}

function Back({ back }: { back: BroughtBack }) {
  const { t, locale } = useWords();
  const n = (value: number): string => formatCount(value, locale);
  return (
    <div role="status" data-testid="brought-back">
      <p>
        {t.problems.sheetDone(n(back.fixed), n(back.rows), n(back.passing), n(back.stillRefused), n(back.unchanged))}
      </p>
      {back.unknownCount + back.refusedCount > 0 ? (
        <ul className="small">
          {back.unknown.map(({ row }) => (
            <li key={row}>{t.problems.sheetUnknown(n(row))}</li>
          ))}
          {back.refused.map(({ row, code, about }) => (
            <li key={row} className="late">
              {t.problems.sheetRow(n(row))} {say(code, about, locale)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
