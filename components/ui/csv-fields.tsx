import { useId } from "react";
import { CONTROL, Field, fieldIds } from "./field";

export type CsvFieldsProps = {
  words: Readonly<Record<"file" | "fileHint" | "paste" | "pasteHint", string>>;
  placeholder?: string;
  onFile?: (file: File | null) => void;
  onText?: (text: string) => void;
};

/** A file of rows, or the rows themselves; in the form they are `file` and `text`. */
export function CsvFields({ words, placeholder, onFile, onText }: CsvFieldsProps) {
  const [file, text] = [fieldIds(useId()), fieldIds(useId())];
  return (
    <>
      <Field ids={file} texts={{ label: words.file, hint: words.fileHint }}>
        <input
          id={file.id}
          type="file"
          name="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          aria-describedby={file.hintId}
          className="w-full text-sm file:mr-3 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-3 file:text-sm file:text-text max-sm:file:h-11"
          onChange={({ target }) => onFile?.(target.files?.[0] ?? null)}
        />
      </Field>
      <Field ids={text} texts={{ label: words.paste, hint: words.pasteHint }}>
        <textarea
          id={text.id}
          name="text"
          rows={8}
          spellCheck={false}
          aria-describedby={text.hintId}
          className={`${CONTROL} py-2 font-mono text-sm`}
          placeholder={placeholder}
          onChange={({ target }) => onText?.(target.value)}
        />
      </Field>
    </>
  );
}
