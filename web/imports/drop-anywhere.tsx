import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../locales/use-words.tsx';
import { Icon } from '../ui/icon.tsx';
import { droppedFiles } from './dropped-files.ts';
import { useTray } from './use-tray.tsx';

/** The whole window takes files, on every page. */
export function DropAnywhere() {
  const { t } = useWords();
  const tray = useTray();
  const navigate = useNavigate();
  const [isOver, setOver] = useState(false);
  const latest = useRef({ tray, navigate });
  latest.current = { tray, navigate };
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => {
        latest.current.tray.add(files);
        void latest.current.navigate('/imports');
      });
    };
    document.addEventListener('dragenter', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragenter', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className="drop-over">
      <div>
        <Icon name="imports" size={30} />
        <strong>{t.imports.dropHere}</strong>
        <span>{t.imports.dropHint}</span>
      </div>
    </div>
  );
}
