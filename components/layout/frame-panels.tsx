import { useTranslations } from "next-intl";
import { ProofPanel } from "../proof/proof-panel";
import { SoftLinks } from "../ui/soft-links";
import { Toaster } from "../ui/toaster";
import type { PageEntry } from "./palette-words";
import { ShellKeys } from "./shell-keys";

/** Palette, keys, proofs and toasts: mounted once per frame, each fetched when first asked for. */
export function FramePanels({ searchUrl, pages }: { searchUrl?: string | undefined; pages: readonly PageEntry[] }) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui");
  const kinds = ["customer", "account", "report", "organization", "page", "operation"] as const;
  return (
    <>
      <SoftLinks />
      <ShellKeys
        searchUrl={searchUrl}
        pages={pages}
        paletteWords={{
          title: t("palette.title"),
          placeholder: t("palette.placeholder"),
          pages: t("palette.pages"),
          empty: t("palette.empty", { query: "{query}" }),
          searching: t("palette.searching"),
          failed: t("palette.failed"),
          hint: t("palette.hint"),
          kinds: Object.fromEntries(kinds.map((kind) => [kind, t(`palette.kinds.${kind}`)])),
        }}
        keysTitle={t("keys.title")}
        closeLabel={ui("close")}
        keyGroups={[
          {
            title: t("keys.everywhere"),
            keys: [
              { keys: ["Ctrl", "K"], label: t("keys.palette") },
              { keys: ["/"], label: t("keys.search") },
              { keys: ["?"], label: t("keys.help") },
              { keys: ["Esc"], label: t("keys.close") },
            ],
          },
          {
            title: t("keys.lists"),
            keys: [
              { keys: ["J", "K"], label: t("keys.move") },
              { keys: ["↵"], label: t("keys.open") },
              { keys: ["␣", "X"], label: t("keys.select") },
              { keys: ["⇧", "J"], label: t("keys.extend") },
            ],
          },
          { title: t("keys.forms"), keys: [{ keys: ["Ctrl", "↵"], label: t("keys.submit") }] },
        ]}
      />
      <ProofPanel />
      <Toaster label={ui("notifications")} dismissLabel={ui("dismiss")} />
    </>
  );
}
