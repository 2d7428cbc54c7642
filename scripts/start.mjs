#!/usr/bin/env node
import { startCommand } from "./stack/start-command.mjs";

const HELP = `Usage: npm start
Installs, builds and migrates what is not there yet, then runs the database, the sandbox, the worker and the web
until Ctrl-C. What can be set is in the README, under Configuration; the most used are PORT, HEADWATER_HOME and
DATABASE_URL. HEADWATER_SANDBOX_RATE_LIMIT=off lets the sandbox answer without its limit of calls a minute.`;

await startCommand("production", HELP);
