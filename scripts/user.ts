import { adoptEnvironment } from "./stack/adopt-environment";
import { ROOT, runCommand } from "./stack/run-command.mjs";

const HELP = `Usage: npm run user -- COMMAND
  create EMAIL --role admin|operator|analyst --name NAME             makes a member of the partner's staff
  create EMAIL --role viewer --customer ID --name NAME               makes a person of one customer, who only reads
  disable EMAIL                                                      ends the person's sessions and lets no new one begin
  reset EMAIL                                                        sets a new password, takes the second factor off,
                                                                     ends all sessions, enables again
  list                                                               who there is
  first [--json]                                                     what npm start does: the first people, if there are none
A new password is made up and printed once, or taken from standard input with --password-stdin.
Works on the running Headwater of this checkout (HEADWATER_HOME), or on DATABASE_URL with HEADWATER_SECRET.`;

await runCommand(HELP, async () => {
  adoptEnvironment(ROOT);
  const { runUserCommand } = await import("./people/run-user-command");
  return runUserCommand(process.argv.slice(2), HELP);
});
