import { createContext, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Guess } from '../../src/contract/imports.ts';
import { upload } from '../api/client.ts';
import type { NamedFile } from './dropped-files.ts';

/** A file that was dropped: on its way, looked at, or refused. */
export interface TrayItem {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly progress: number;
  readonly guess: Guess | null;
  readonly error: unknown;
}

export interface Tray {
  readonly items: readonly TrayItem[];
  add(files: readonly NamedFile[]): void;
  remove(key: number): void;
  clear(): void;
}

/** Uploads at a time: the browser gives one server six connections, and the page needs some. */
const AT_ONCE = 2;

const TrayContext = createContext<Tray | null>(null);

/** What was dropped anywhere in the app, until it is imported or taken away. */
export function TrayProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<readonly TrayItem[]>([]);
  const next = useRef(1);
  const queue = useRef<(() => Promise<void>)[]>([]);
  const running = useRef(0);
  const tray = useMemo<Tray>(() => {
    const patch = (key: number, part: Partial<TrayItem>): void =>
      setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)));
    const pump = (): void => {
      const job = running.current < AT_ONCE ? queue.current.shift() : undefined;
      if (!job) return;
      running.current += 1;
      void job().finally(() => {
        running.current -= 1;
        pump();
      });
      pump();
    };
    return {
      items: [],
      add: (files) => {
        const added = files.map(({ name, file }) => ({ key: next.current++, name, file }));
        setItems((all) => [
          ...all,
          ...added.map(({ key, name, file }) => ({
            key,
            name,
            size: file.size,
            progress: 0,
            guess: null,
            error: null,
          })),
        ]);
        for (const { key, name, file } of added) {
          queue.current.push(() =>
            upload<Guess>('uploads', [['name', name]], file, (progress) => patch(key, { progress }))
              .then((guess) => patch(key, { guess, progress: 1 }))
              .catch((error: unknown) => patch(key, { error })),
          );
        }
        pump();
      },
      remove: (key) => setItems((all) => all.filter((item) => item.key !== key)),
      clear: () => setItems([]),
    };
  }, []);
  const value = useMemo(() => ({ ...tray, items }), [tray, items]);
  return <TrayContext value={value}>{children}</TrayContext>;
}

export function useTray(): Tray {
  const tray = useContext(TrayContext);
  if (!tray) throw new Error('TRAY_PROVIDER_MISSING');
  return tray;
}
