import { useTranslations } from "next-intl";

const COMMANDS = {
  create: "npm run user -- create EMAIL --role operator",
  viewer: "npm run user -- create EMAIL --role viewer --customer NUMBER",
  disable: "npm run user -- disable EMAIL",
  reset: "npm run user -- reset EMAIL",
} as const;

/** How people come and go while the portal has no form for it. */
export function PeopleCommands() {
  const t = useTranslations("people.people");
  return (
    <div className="mt-4 max-w-[720px] text-sm">
      <p className="text-muted">{t("how")}</p>
      <dl className="mt-2">
        {(["create", "viewer", "disable", "reset"] as const).map((what) => (
          <div key={what} className="border-b border-line py-2">
            <dt className="font-mono text-xs break-words">{COMMANDS[what]}</dt>
            <dd className="text-muted">{t(`commands.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
