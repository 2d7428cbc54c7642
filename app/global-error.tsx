"use client";

import "./globals.css";
import { BrokenPage } from "@/components/layout/broken-page";

type Broken = { error: Error & { digest?: string }; unstable_retry: () => void };

/** In place of the whole document, when not even its frame could be made. */
export default function BrokenDocument({ error, unstable_retry }: Broken) {
  return (
    <html lang="en">
      <body className="bg-surface p-6 font-sans text-base text-text antialiased">
        <BrokenPage reference={error.digest} onRetry={unstable_retry} />
      </body>
    </html>
  );
}
