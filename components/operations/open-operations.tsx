"use client";

import { lazy, Suspense } from "react";
import type { OperationView } from "@/lib/domain/operations/operation-view";

const OperationLive = lazy(() => import("./operation-live").then((module) => ({ default: module.OperationLive })));

/** What is being written right now, where mostly nothing is: only then does a page fetch what it is watched with. */
export function OpenOperations({ operations }: { operations: readonly OperationView[] }) {
  return (
    <div className="mb-4 flex flex-col gap-2">
      <Suspense>
        {operations.map((operation) => (
          <OperationLive key={operation.id} operation={operation} />
        ))}
      </Suspense>
    </div>
  );
}
