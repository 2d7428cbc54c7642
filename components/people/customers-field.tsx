"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Role } from "@/lib/domain/access/roles";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import { paletteSearch } from "@/lib/queries/palette-queries";
import { Button } from "../ui/button";
import { LivePart } from "../ui/live-part";
import { TextField } from "../ui/text-field";

export type ChosenCustomer = { readonly id: CustomerId; readonly name: string };
export type CustomersFieldProps = {
  chosen: readonly ChosenCustomer[];
  onChoose: (customers: readonly ChosenCustomer[]) => void;
  error?: string | undefined;
};

const PAUSE_MS = 200;

/** As the form sends it: staff belong to no customer, whatever was chosen before. */
export function placeOf(role: Role, customers: readonly ChosenCustomer[]) {
  const [first, ...further] = role === "viewer" ? customers.map(({ id }) => id) : [];
  return { role, customer: first ?? null, further };
}

/** The customers a viewer reads, found by name or number; the first is the one they start at. */
export function CustomersField({ chosen, onChoose, error }: CustomersFieldProps) {
  const t = useTranslations("person.customer");
  const [isAdding, setAdding] = useState(false);
  const add = (customer: ChosenCustomer) => {
    setAdding(false);
    if (!chosen.some(({ id }) => id === customer.id)) onChoose([...chosen, customer]);
  };
  return (
    <div className="flex flex-col gap-2">
      {chosen.length > 0 && (
        <div className="flex flex-col gap-1">
          <span className="text-sm font-medium">{t("labelOf", { count: chosen.length })}</span>
          <ul className="border-t border-line">
            {chosen.map((customer) => (
              <li
                key={customer.id}
                className="flex items-center justify-between gap-3 border-b border-line py-1 text-sm"
              >
                <span className="min-w-0">
                  <bdi className="font-medium">{customer.name}</bdi>{" "}
                  <span className="font-mono text-muted">{customer.id}</span>
                </span>
                <Button
                  size="sm"
                  look="plain"
                  aria-label={t("removeOne", { name: customer.name })}
                  onClick={() => onChoose(chosen.filter(({ id }) => id !== customer.id))}
                >
                  {t("remove")}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {chosen.length === 0 || isAdding ? (
        <LivePart>
          <CustomerSearch onChoose={add} error={error} />
        </LivePart>
      ) : (
        <div>
          <Button size="sm" onClick={() => setAdding(true)}>
            {t("add")}
          </Button>
        </div>
      )}
    </div>
  );
}

type CustomerSearchProps = { onChoose: (customer: ChosenCustomer) => void; error: string | undefined };

function CustomerSearch({ onChoose, error }: CustomerSearchProps) {
  const t = useTranslations("person.customer");
  const [text, setText] = useState("");
  const [query, setQuery] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery(paletteSearch("/api/search", query));
  const customers = (query === "" ? [] : (found.data ?? [])).flatMap(({ kind, label, hint }) => {
    const id = kind === "customer" && hint ? parseCustomerId(hint) : null;
    return id ? [{ id, name: label }] : [];
  });
  const isEmpty = query !== "" && customers.length === 0 && !found.isFetching;
  return (
    <div className="flex flex-col gap-1">
      <TextField
        label={t("label")}
        name="customer"
        type="search"
        autoComplete="off"
        placeholder={t("search")}
        value={text}
        error={error}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <div role="status" className="text-xs text-muted empty:hidden">
        {found.isError ? t("failed") : isEmpty && t("none")}
      </div>
      {customers.length > 0 && (
        <ul aria-label={t("found")} className="overflow-hidden rounded-md border border-line">
          {customers.map((customer) => (
            <li key={customer.id} className="border-t border-line first:border-t-0">
              <button
                type="button"
                onClick={() => onChoose(customer)}
                className="flex min-h-9 w-full items-center justify-between gap-4 px-2.5 text-left text-sm hover:bg-surface-hover focus-visible:bg-surface-hover max-sm:min-h-11"
              >
                <bdi className="min-w-0 truncate">{customer.name}</bdi>
                <span className="shrink-0 font-mono text-xs text-muted">{customer.id}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
