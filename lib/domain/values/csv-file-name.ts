import { plainText } from "@/lib/domain/values/plain-text";

const ENDING = /\.(csv|tsv|txt)$/i;

export const CsvFileNameInput = plainText("file-name", { max: 255, required: true });

/** A file that calls itself something else is meant for something else, whatever its bytes are. */
export function isCsvFileName(name: string): boolean {
  return ENDING.test(name);
}
