/** As the page was shown to whoever sends it. */
export const MAIL_LANGUAGES = ["en", "fr"] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

export interface LinkMail {
  readonly kind: "invitation" | "reset";
  readonly language: MailLanguage;
  readonly name: string;
  readonly by: string;
  readonly url: string;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

// They stand here and not with the words of the pages because a mail is written where no page is.
const WORDS = {
  en: {
    hello: (name: string) => `Hello ${name},`,
    invitation: {
      subject: "Your access to Headwater",
      why: (by: string) => `${by} invites you to Headwater. Choose your password here:`,
      how: "The link works once, for three days. Hand it to nobody else.",
    },
    reset: {
      subject: "A new password for Headwater",
      why: (by: string) => `${by} made a link for you to choose a new password for Headwater:`,
      how: "The link works once, for an hour. Hand it to nobody else. You are signed out everywhere when it is used.",
    },
    unexpected: "If you did not expect this, do nothing and tell the person named above.",
  },
  fr: {
    hello: (name: string) => `Bonjour ${name},`,
    invitation: {
      subject: "Votre accès à Headwater",
      why: (by: string) => `${by} vous invite à utiliser Headwater. Choisissez votre mot de passe ici :`,
      how: "Le lien sert une fois, pendant trois jours. Ne le remettez à personne d’autre.",
    },
    reset: {
      subject: "Un nouveau mot de passe pour Headwater",
      why: (by: string) => `${by} a créé un lien pour que vous choisissiez un nouveau mot de passe pour Headwater :`,
      how: "Le lien sert une fois, pendant une heure. Ne le remettez à personne d’autre. Toutes vos sessions prennent fin quand il sert.",
    },
    unexpected: "Si vous n’attendiez pas ce message, ne faites rien et prévenez la personne nommée ci-dessus.",
  },
};

/** What hands over a link by which somebody chooses a password. */
export function linkMail({ kind, language, name, by, url }: LinkMail): Mail {
  const words = WORDS[language];
  const { subject, why, how } = words[kind];
  const before = [words.hello(name), why(by)];
  const after = [how, words.unexpected];
  const paragraph = (text: string) => `<p>${escaped(text)}</p>`;
  const link = `<p><a href="${escaped(url)}">${escaped(url)}</a></p>`;
  const body = [...before.map(paragraph), link, ...after.map(paragraph)].join("\n");
  return {
    subject,
    text: `${[...before, url, ...after].join("\n\n")}\n`,
    html: `<!doctype html>\n<html lang="${language}"><body>\n${body}\n</body></html>\n`,
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
