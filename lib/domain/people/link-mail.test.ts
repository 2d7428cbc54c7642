import { expect, test } from "vitest";
import { linkMail, MAIL_LANGUAGES } from "@/lib/domain/people/link-mail";

const URL = "https://portal.example.com/welcome#abc-DEF_1";
const NAMED = { name: "Ines & <b>Co</b>", by: 'Ada "the" <Admin>', url: URL } as const;

test.each(MAIL_LANGUAGES.flatMap((language) => (["invitation", "reset"] as const).map((kind) => ({ language, kind }))))(
  "a mail of a $kind in $language has the link as text and as HTML, where names stay names",
  ({ language, kind }) => {
    const mail = linkMail({ ...NAMED, language, kind });
    expect(mail.text.split("\n")).toContain(URL);
    expect(mail.text).toContain("Ines & <b>Co</b>");
    expect(mail.html).toContain(`<a href="${URL}">`);
    expect(mail.html).not.toMatch(/<b>|<Admin>/);
    expect(mail.html).toContain(`<html lang="${language}">`);
  },
);
