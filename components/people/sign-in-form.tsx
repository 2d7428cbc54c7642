"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { type SignInFault, signInFault } from "@/lib/domain/access/sign-in-fault";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";

type Missing = { email: boolean; password: boolean };
const NOTHING_MISSING: Missing = { email: false, password: false };

async function signInWith(email: string, password: string): Promise<SignInFault | null> {
  try {
    const { signIn } = await import("next-auth/react");
    const answer = await signIn("credentials", { email, password, redirect: false });
    return answer?.ok ? null : signInFault(answer?.error);
  } catch {
    return { code: "busy" };
  }
}

const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Posts, so that a form sent before the page is awake never puts a password into an address. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  const t = useTranslations("access.signIn");
  const [missing, setMissing] = useState(NOTHING_MISSING);
  const [fault, setFault] = useState<SignInFault | null>(null);
  const [isPending, setPending] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (fault?.code === "wrong") password.current?.select();
  }, [fault]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const email = textOf(given, "email").trim();
    const secret = textOf(given, "password");
    setFault(null);
    setMissing({ email: email === "", password: secret === "" });
    if (email === "" || secret === "") {
      form.querySelector<HTMLInputElement>(email === "" ? "[name=email]" : "[name=password]")?.focus();
      return;
    }
    setPending(true);
    const refused = await signInWith(email, secret);
    if (refused === null) window.location.assign(returnTo);
    else {
      setFault(refused);
      setPending(false);
    }
  };
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      {fault && (
        <Notice tone="negative">
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
      <Button look="primary" type="submit" pending={isPending} className="mt-1 h-9 w-full justify-center max-sm:h-11">
        {t("submit")}
      </Button>
    </form>
  );
}
