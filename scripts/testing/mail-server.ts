import { once } from "node:events";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface MailServer {
  readonly url: string;
  /** As they came over the wire, the latest last. */
  readonly mails: readonly { readonly to: readonly string[]; readonly raw: string }[];
  /** What it answers instead of taking a mail. */
  refusal: string | null;
  readonly close: () => Promise<void>;
}

/** A real mail server on this machine, which keeps what it takes. */
export async function startMailServer(user: string, password: string): Promise<MailServer> {
  const mails: { to: string[]; raw: string }[] = [];
  const kept = { refusal: null as string | null };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (auth, _, done) =>
      auth.username === user && auth.password === password ? done(null, { user }) : done(new Error("Not you")),
    onData: async (stream, session, done) => {
      const raw = await text(stream);
      if (kept.refusal !== null) return done(Object.assign(new Error(kept.refusal), { responseCode: 550 }));
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
      done();
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  const url = `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${address.port}`;
  return Object.assign(kept, {
    url,
    mails,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
