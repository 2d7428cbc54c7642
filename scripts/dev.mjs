#!/usr/bin/env node
import { startCommand } from "./stack/start-command.mjs";

const HELP = `Usage: npm run dev
Like npm start, but without a build: pages are compiled when they are asked for, and again when their source changes.`;

await startCommand("development", HELP);
