import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { type ButtonLook, type ButtonSize, buttonLook } from "./button-look";

export type DownloadLinkProps = {
  href: string;
  /** What the file holds, said on hover. */
  note?: string;
  look?: ButtonLook;
  size?: ButtonSize;
  children: ReactNode;
};

/** A plain link: a file is fetched by the browser itself, never by the router. */
export function DownloadLink({ href, note, look = "quiet", size = "md", children }: DownloadLinkProps) {
  return (
    <a href={href} download title={note} className={buttonLook(look, size, false)}>
      <Download size={16} aria-hidden />
      {children}
    </a>
  );
}
