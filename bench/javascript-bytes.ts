import { gzipSync } from "node:zlib";
import type { Target } from "./response-times";

/** How many bytes of JavaScript a first visit to a page transfers: every script it names, as gzip. */
export async function javascriptBytes({ url, headers = {} }: Target): Promise<number> {
  const html = await (await fetch(url, { headers })).text();
  const paths = new Set(
    tags(html).flatMap((tag) => /\b(?:src|href)="([^"]*\/_next\/static\/[^"]+\.js[^"]*)"/.exec(tag)?.[1] ?? []),
  );
  if (paths.size === 0) throw new Error(`${url} names no script`);
  const sizes = await Promise.all(
    [...paths].map((path) => compressedSize(new URL(path.replaceAll("&amp;", "&"), url))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

// Scripts and what is preloaded for them. A browser that knows modules leaves out what is marked for others.
function tags(html: string): string[] {
  const found = html.match(/<script\b[^>]*>|<link\b[^>]*rel="(?:modulepreload|preload)"[^>]*>/gi) ?? [];
  return found.filter((tag) => !/\bnomodule\b/i.test(tag));
}

async function compressedSize(url: URL): Promise<number> {
  const answer = await fetch(url, { headers: { "accept-encoding": "gzip" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).byteLength;
}
