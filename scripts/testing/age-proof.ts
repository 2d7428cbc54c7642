import { closeDatabase, peopleDb } from "@/lib/db/client";

/** As if this person had proven who they are six minutes ago, in all of their sessions. */
const [email = ""] = process.argv.slice(2);
const aged = await peopleDb().$executeRaw`
  UPDATE app_session s SET proven_at = now() - interval '6 minutes' FROM app_user u WHERE u.id = s.user_id AND u.email = ${email}`;
await closeDatabase();
if (aged === 0) throw new Error(`${email} is signed in nowhere`);
