"use client";

import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { SortDirection } from "@/lib/domain/values/list-query";
import { buttonLook } from "./button-look";
import { KeyboardRows } from "./keyboard-rows";
import { LinkButton } from "./link-button";
import { markId } from "./mark-id";
import type { StatusTone } from "./status-marks";
import { Table } from "./table";
import type { PhonePlace } from "./td";

/** A cell as words: nothing of it is worked out in the browser, so that it reads there what the server wrote. */
export type ListCell = {
  text: string;
  title?: string;
  href?: string;
  tone?: StatusTone;
  muted?: boolean;
  /** Said after it, quietly. */
  more?: string;
  /** Said after it on phones, where other columns are left out. */
  phoneMore?: string;
  /** Said in its place on phones. */
  phoneText?: string;
};

export type ListColumn = {
  key: string;
  label: string;
  sortHref: string;
  sortLabel: string;
  /** How the list is sorted by it now. */
  sorted: SortDirection | null;
  arrow: SortDirection;
  numeric: boolean;
  className?: string | undefined;
  phone?: PhonePlace | undefined;
};

export type ListRow = {
  id: string;
  name: string;
  href: string;
  cells: readonly (ListCell | null)[];
  action?: { href: string; label: string } | undefined;
};

export type ListTableProps = {
  label: string;
  /** The first is that of the names. */
  columns: readonly ListColumn[];
  rows: readonly ListRow[];
  /** `pick` holds `{name}`. */
  words: { pickPage: string; pick: string };
  /** What can be done with a row at its end. */
  action?: { heading: string; text: string; reason: string | null };
};

/**
 * A list whose server sends words and addresses alone. As elements made on the server, each row would be worked out,
 * sent and read twice: as page and as description of the page.
 */
export function ListTable({ label, columns, rows, words, action }: ListTableProps) {
  const [, ...beside] = columns;
  return (
    <KeyboardRows>
      <Table label={label} stack wide={columns.length > 7}>
        <thead>
          <tr>
            <th scope="col" className="w-8">
              <input type="checkbox" aria-label={words.pickPage} autoComplete="off" className="hw-check size-4" />
            </th>
            {columns.map(heading)}
            {action && (
              <th scope="col">
                <span className="sr-only">{action.heading}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-phone="pick" className="w-8">
                <input
                  type="checkbox"
                  value={row.id}
                  aria-label={words.pick.replace("{name}", () => row.name)}
                  autoComplete="off"
                  className="hw-check size-4"
                />
              </td>
              <td data-phone="lead" className="truncate sm:max-w-80" title={row.name}>
                <a
                  data-hw-row=""
                  data-hw-soft=""
                  href={row.href}
                  className="hw-row-link font-medium text-text no-underline"
                >
                  <bdi>{row.name}</bdi>
                </a>
              </td>
              {beside.map((column, at) => cell(column, row.cells[at] ?? null))}
              {action && (
                <td data-numeric="" data-phone="hide">
                  {row.action && offer(row.action, action)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

function heading({ key, label, sortHref, sortLabel, sorted, arrow, numeric }: ListColumn) {
  const Arrow = arrow === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th key={key} scope="col" data-numeric={numeric ? "" : undefined} aria-sort={sorted ?? undefined}>
      <a
        data-hw-soft="stay"
        href={sortHref}
        aria-label={sortLabel}
        className={clsx(
          "group/sort inline-flex items-center gap-1 rounded-sm py-1 no-underline hover:text-text",
          numeric && "flex-row-reverse",
          sorted ? "font-medium text-text" : "text-muted",
        )}
      >
        {label}
        <Arrow
          size={12}
          aria-hidden
          className={
            sorted ? "text-accent" : "opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100"
          }
        />
      </a>
    </th>
  );
}

const TONES: Partial<Record<StatusTone, string>> = { positive: "text-positive", caution: "text-caution" };

function cell({ key, numeric, className, phone }: ListColumn, one: ListCell | null) {
  return (
    <td
      key={key}
      data-numeric={numeric ? "" : undefined}
      data-phone={phone}
      title={one?.title}
      className={clsx(className, one?.muted && "text-muted") || undefined}
    >
      {one && content(one)}
    </td>
  );
}

function content({ text, href, tone, more, phoneMore, phoneText }: ListCell) {
  if (tone) {
    return (
      <span className="inline-flex items-center gap-1.5">
        <svg width={14} height={14} className={TONES[tone] ?? "text-muted"} aria-hidden>
          <use href={`#${markId(tone)}`} />
        </svg>
        {text}
      </span>
    );
  }
  if (phoneText) {
    return (
      <>
        <span className="max-sm:hidden">{text}</span>
        <span className="sm:hidden">{phoneText}</span>
      </>
    );
  }
  return (
    <>
      {href ? (
        <a data-hw-soft="" href={href} className="no-underline hover:underline">
          <bdi>{text}</bdi>
        </a>
      ) : (
        <bdi>{text}</bdi>
      )}
      {more && <span className="text-muted">{more}</span>}
      {phoneMore && <span className="font-sans sm:hidden">{phoneMore}</span>}
    </>
  );
}

function offer(
  { href, label }: { href: string; label: string },
  { text, reason }: { text: string; reason: string | null },
) {
  if (reason === null) {
    return (
      <a data-hw-soft="" href={href} aria-label={label} className={buttonLook("quiet", "sm", false)}>
        {text}
      </a>
    );
  }
  return (
    <LinkButton href={href} size="sm" reason={reason} aria-label={label}>
      {text}
    </LinkButton>
  );
}
