import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeDatabase } from "@/lib/db/client";
import { signIn } from "../../bench/sign-in";
import { ROOT } from "../stack/project";
import { TEST_SECRET } from "../testing/test-secret";
import { askRounds, endCrew, note, type Scene, startCrew } from "./canary-scene";
import type { WebProcess } from "./web-process";

export const NEW_SECRET = "the secret that T10 changes to, long enough";
const BOTH = { HEADWATER_SECRET: NEW_SECRET, HEADWATER_SECRET_FORMER: TEST_SECRET };

/** Both secrets, then the new one alone: nobody is signed out, no call fails for it, and the kept keys are used throughout. */
export async function rotate(scene: Scene, { cookie, email }: { cookie: string; email: string }): Promise<void> {
  await closeDatabase();
  const crew = await startCrew(scene, BOTH);
  try {
    await stillWorks(scene, crew.web, { cookie, when: "before the rotation" });
    await command(BOTH);
    await stillWorks(scene, crew.web, { cookie, when: "after the rotation" });
  } finally {
    await endCrew(scene, crew);
  }
  const after = await startCrew(scene, { HEADWATER_SECRET: NEW_SECRET });
  try {
    await stillWorks(scene, after.web, {
      cookie: await signIn(after.web.origin, email),
      when: "with the new one alone",
    });
  } finally {
    await endCrew(scene, after);
    await command({ HEADWATER_SECRET: TEST_SECRET, HEADWATER_SECRET_FORMER: NEW_SECRET });
  }
}

async function stillWorks(
  scene: Scene,
  web: WebProcess,
  { cookie, when }: { cookie: string; when: string },
): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => fetch(`${web.origin}/settings`, { headers: { cookie }, redirect: "manual" })),
  );
  for (const answer of answers) {
    const text = await note(scene, "/settings", answer);
    if (answer.status !== 200) scene.faults.push(`/settings answered ${answer.status} ${when}`);
    else if (!/href="\/settings\/connections\/here"/.test(text)) scene.faults.push(`/settings was not itself ${when}`);
  }
  await askRounds(scene, 3);
}

async function command(secrets: Readonly<Record<string, string>>): Promise<void> {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/rotate-secrets.ts"];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...secrets },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("The secrets could not be rotated");
}
