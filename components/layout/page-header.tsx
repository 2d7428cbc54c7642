import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";

export type PageHeaderFact = { key: string; text: ReactNode };
export type PageHeaderProps = {
  title: string;
  /** One line: count, period, freshness. */
  facts?: readonly PageHeaderFact[];
  actions?: ReactNode;
  back?: { href: string; label: string };
  badge?: ReactNode;
};

export function PageHeader({ title, facts = [], actions, back, badge }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back && (
          <Link
            prefetch={false}
            href={back.href}
            className="mb-1 -ml-1 inline-flex items-center gap-0.5 rounded-sm text-sm text-muted no-underline hover:text-text"
          >
            <ChevronLeft size={14} aria-hidden />
            {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-medium break-words">{title}</h1>
          {badge}
        </div>
        {facts.length > 0 && (
          <p className="mt-0.5 text-sm text-muted">
            {facts.map(({ key, text }, at) => (
              <Fragment key={key}>
                {at > 0 && <span aria-hidden> · </span>}
                {text}
              </Fragment>
            ))}
          </p>
        )}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 max-sm:w-full">{actions}</div>}
    </header>
  );
}
