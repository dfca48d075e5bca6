import { useState } from 'react';
import { useWords } from '../locales/use-words.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Step } from './draft.ts';

/** The recipe as a file, out and in; what is read becomes the draft, and is checked with the preview. */
export function RecipeFile(props: {
  source: string;
  steps: readonly Step[];
  onRead: (steps: readonly Step[]) => void;
}) {
  const { t } = useWords();
  const [isUnreadable, setUnreadable] = useState(false);
  const text = JSON.stringify({ source: props.source, steps: props.steps }, null, 2);
  const read = async (file: File): Promise<void> => {
    const steps = stepsIn(await file.text());
    setUnreadable(steps === null);
    if (steps) props.onRead(steps);
  };
  return (
    <span className="recipe-file">
      <a
        className="button tiny"
        href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
        download={`recipe-${props.source}.json`}
      >
        <Icon name="download" size={14} />
        {t.cleaning.download}
      </a>
      <FileButton accept=".json,application/json" onFile={(file) => void read(file)}>
        {t.cleaning.upload}
      </FileButton>
      {isUnreadable ? (
        <span className="small late" role="alert">
          {t.cleaning.notARecipe}
        </span>
      ) : null}
    </span>
  );
}

/** As `rapport recipe show --json` and this page write it; null: it is no such file. */
function stepsIn(text: string): Step[] | null {
  try {
    const { steps } = JSON.parse(text) as { steps?: unknown };
    if (!Array.isArray(steps)) return null;
    const read = steps.map((step: Partial<Step>) => ({ rule: step.rule, parameters: step.parameters ?? {} }));
    return read.every(({ rule }) => typeof rule === 'string') ? (read as Step[]) : null;
  } catch {
    return null;
  }
}
