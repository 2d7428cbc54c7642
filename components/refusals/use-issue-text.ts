import { useTranslations } from "next-intl";
import { issueKey } from "./issue-key";

/** From a code of an input schema to the sentence beside the field; nothing for a field without fault. */
export function useIssueText(): (code: string | undefined) => string | undefined {
  const t = useTranslations("refusals.issues");
  return (code) => (code === undefined ? undefined : t(issueKey(code)));
}
