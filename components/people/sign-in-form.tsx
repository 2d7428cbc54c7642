"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { SignInFault } from "@/lib/domain/access/sign-in-fault";
import { CodeField } from "../proof/code-field";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { signInWith } from "./sign-in-with";

type Missing = { email: boolean; password: boolean; code: boolean };
const NOTHING_MISSING: Missing = { email: false, password: false, code: false };

const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/**
 * Asks for the code of a second factor once address and password were right. Where one goes from here, the page itself
 * knows: it is asked for again. Posts, so that a form sent before the page is awake never puts a password into an address.
 */
export function SignInForm() {
  const t = useTranslations("access.signIn");
  const proof = useTranslations("proof.code");
  const [missing, setMissing] = useState(NOTHING_MISSING);
  const [fault, setFault] = useState<SignInFault | null>(null);
  const [isPending, setPending] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (fault?.code === "wrong") password.current?.select();
    if (fault?.code === "code-wrong") form.current?.querySelector<HTMLInputElement>("[name=code]")?.select();
  }, [fault]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const email = textOf(given, "email").trim();
    const secret = textOf(given, "password");
    setFault(null);
    const code = textOf(given, "code").trim();
    const lacks = { email: email === "", password: secret === "", code: needsCode && code === "" };
    setMissing(lacks);
    const first = (["email", "password", "code"] as const).find((name) => lacks[name]);
    if (first) return event.currentTarget.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    setPending(true);
    const refused = await signInWith({ email, password: secret, code });
    if (refused === null) return window.location.replace(window.location.href);
    if (refused.code === "code-needed") setNeedsCode(true);
    if (refused.code === "wrong") setNeedsCode(false);
    setFault(refused);
    setPending(false);
  };
  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      {fault && (
        <Notice tone={fault.code === "code-needed" ? "info" : "negative"}>
          {fault.code === "code-needed" && t("codeNeeded")}
          {fault.code === "code-wrong" && proof("wrong")}
          {fault.code === "wrong" && t("failed")}
          {fault.code === "busy" && t("busy")}
          {fault.code === "too-many" && t("tooMany", { seconds: fault.seconds })}
        </Notice>
      )}
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        autoFocus
        spellCheck={false}
        maxLength={320}
        error={missing.email ? t("emailMissing") : undefined}
      />
      <TextField
        ref={password}
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={1024}
        error={missing.password ? t("passwordMissing") : undefined}
      />
      {needsCode && <CodeField error={missing.code ? proof("missing") : undefined} />}
      <Button look="primary" type="submit" pending={isPending} className="mt-1 h-9 w-full justify-center max-sm:h-11">
        {t("submit")}
      </Button>
    </form>
  );
}
