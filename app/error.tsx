"use client";

import { BrokenPage } from "@/components/layout/broken-page";

type Broken = { error: Error & { digest?: string }; unstable_retry: () => void };

export default function BrokenRoute({ error, unstable_retry }: Broken) {
  return (
    <div className="p-4 sm:p-6 lg:p-8">
      <BrokenPage reference={error.digest} onRetry={unstable_retry} />
    </div>
  );
}
