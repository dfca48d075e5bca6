import type { ReactNode } from 'react';

/** A button that asks for one file; the same file can be chosen again. */
export function FileButton(props: {
  accept: string;
  isDisabled?: boolean;
  testId?: string;
  onFile: (file: File) => void;
  children: ReactNode;
}) {
  return (
    <label className="button tiny">
      {props.children}
      <input
        type="file"
        accept={props.accept}
        className="for-readers"
        disabled={props.isDisabled}
        data-testid={props.testId}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) props.onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
