import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { StartFault } from "./start-fault.mjs";

const COMMANDS = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const ANSWER_WITHIN_MS = 20_000;

export const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/**
 * An installed Chrome or Chromium, else the one Playwright has downloaded, else the one that an npm package carries.
 * Returns {kind, executablePath, environment}; HEADWATER_BROWSER names one to be taken before all others.
 */
export async function findBrowser() {
  const wanted = process.env.HEADWATER_BROWSER;
  if (wanted) return { kind: "named by HEADWATER_BROWSER", executablePath: wanted, environment: {} };
  const installed = installedBrowser();
  if (installed) return { kind: "installed", executablePath: installed, environment: {} };
  return (await playwrightBrowser()) ?? (await packagedBrowser());
}

function installedBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = [...COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
  return candidates.find((path) => existsSync(path) && starts(path));
}

// Some systems put a script there that only says how to install the browser.
function starts(path) {
  return spawnSync(path, ["--version"], { timeout: ANSWER_WITHIN_MS }).status === 0;
}

async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  const executablePath = chromium.executablePath();
  if (!executablePath || !existsSync(executablePath)) return null;
  return { kind: "Playwright's own", executablePath, environment: {} };
}

async function packagedBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new StartFault("No browser was found: install Chrome or Chromium, or name one with HEADWATER_BROWSER.");
  }
  // With this the package also unpacks the libraries its browser needs, which a bare Linux does not have.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  const { LD_LIBRARY_PATH = "", FONTCONFIG_PATH = "" } = process.env;
  return {
    kind: "from the npm package @sparticuz/chromium",
    executablePath,
    environment: { LD_LIBRARY_PATH, FONTCONFIG_PATH },
  };
}
