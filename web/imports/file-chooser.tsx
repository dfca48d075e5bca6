import { useRef } from 'react';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { chosenFiles } from './dropped-files.ts';
import { useTray } from './use-tray.tsx';

/** Where files are chosen by hand; dropping works everywhere. */
export function FileChooser({ isSmall = false }: { isSmall?: boolean }) {
  const { t } = useWords();
  const tray = useTray();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <section className={`chooser ${isSmall ? 'small-chooser' : ''}`} aria-label={t.imports.drop}>
      <Icon name="imports" size={26} />
      <div>
        <h2>{t.imports.drop}</h2>
        <p className="quiet small">{t.imports.dropHint}</p>
      </div>
      <div className="chooser-actions">
        <Button look="main" icon="file" onClick={() => files.current?.click()}>
          {t.imports.choose}
        </Button>
        <Button icon="folder" onClick={() => folder.current?.click()}>
          {t.imports.chooseFolder}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t.imports.choose}
        data-testid="file-input"
        onChange={(event) => {
          tray.add(chosenFiles(event.target.files));
          event.target.value = '';
        }}
      />
      <input
        ref={(element) => {
          folder.current = element;
          element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        multiple
        hidden
        aria-label={t.imports.chooseFolder}
        data-testid="folder-input"
        onChange={(event) => {
          tray.add(chosenFiles(event.target.files));
          event.target.value = '';
        }}
      />
    </section>
  );
}
