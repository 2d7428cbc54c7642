"use client";

import { X } from "lucide-react";
import { IconButton } from "../ui/icon-button";
import { Kbd } from "../ui/kbd";
import { FloatingPanel } from "./floating-panel";

export type KeyGroup = { title: string; keys: readonly { keys: readonly string[]; label: string }[] };
export type KeysDialogProps = { title: string; closeLabel: string; groups: readonly KeyGroup[]; onClose: () => void };

const WIDTH = 420;

export function KeysDialog({ title, closeLabel, groups, onClose }: KeysDialogProps) {
  return (
    <FloatingPanel label={title} width={WIDTH} onClose={onClose}>
      <header className="flex items-center justify-between px-5 pt-4">
        <h2 className="text-lg font-medium">{title}</h2>
        <IconButton label={closeLabel} icon={<X size={16} />} size="sm" side="bottom" onClick={onClose} />
      </header>
      <div className="overflow-y-auto px-5 pb-4">
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3 className="mt-4 text-xs text-muted">{group.title}</h3>
            <dl>
              {group.keys.map(({ keys, label }) => (
                <div
                  key={label}
                  className="flex items-center justify-between gap-4 border-b border-line py-1.5 text-sm"
                >
                  <dt>{label}</dt>
                  <dd className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </FloatingPanel>
  );
}
