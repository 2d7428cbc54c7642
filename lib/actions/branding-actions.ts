"use server";

import { staffAction } from "@/lib/actions/define-action";
import { BrandingInput } from "@/lib/domain/branding/branding-input";
import { saveBranding } from "@/lib/services/branding/save-branding";

export const saveBrandingAction = staffAction({
  permission: "branding:manage",
  input: BrandingInput,
  run: saveBranding,
  refresh: ["/settings/branding", "/my"],
});
