import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fetch, type Response } from "undici";
import { z } from "zod";
import { CLOUDHEALTH_KEY } from "../cloudhealth/access";
import { CLOUDMC_KEY } from "../cloudmc/cloudmc-seeds";

const Ready = z.object({ cloudhealth: z.string(), cloudmc: z.string(), control: z.string() });

/** The sandbox as a process of its own, so that it can be killed as a machine kills it. */
export class SandboxProcess {
  private constructor(
    readonly child: ChildProcess,
    private readonly places: z.infer<typeof Ready>,
  ) {}

  /** `server` is the module to run: the sandbox's own, or a plain copy of it. */
  static async start(server: string, given: readonly string[]): Promise<SandboxProcess> {
    const loader = server.endsWith(".ts") ? ["--import", "tsx"] : [];
    const all = [...loader, server, "--port", "0", "--rate-limit", "off", ...given];
    const child = spawn(process.execPath, all, { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: child.stdout })) {
      return new SandboxProcess(child, Ready.parse(JSON.parse(line)));
    }
    throw new Error("The sandbox ended before it was ready");
  }

  async text(path: string): Promise<string> {
    return (await fetch(`${this.places.control}${path}`)).text();
  }

  control(path: string, body: unknown): Promise<Response> {
    return this.write(`${this.places.control}${path}`, "POST", body);
  }

  cloudHealth(method: string, path: string, body?: unknown): Promise<Response> {
    return this.write(`${this.places.cloudhealth}${path}`, method, body);
  }

  cloudMc(path: string): Promise<Response> {
    return fetch(`${this.places.cloudmc}/api/v2${path}`, { headers: { "MC-Api-Key": CLOUDMC_KEY } });
  }

  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill(signal);
    await ended;
  }

  private write(url: string, method: string, body: unknown): Promise<Response> {
    const headers = { Authorization: `Bearer ${CLOUDHEALTH_KEY}`, "Content-Type": "application/json" };
    return fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }
}
