import type { Recipes } from "../recipe";

export const UNSERVED_RECIPES: Recipes = {
  "gov-create": { leftOut: "GovCloud linkages are outside what the sandbox serves: every path of theirs answers 404" },
  "gov-list": { leftOut: "GovCloud linkages are outside what the sandbox serves: every path of theirs answers 404" },
  "gov-read": { leftOut: "GovCloud linkages are outside what the sandbox serves: every path of theirs answers 404" },
  "gov-update": { leftOut: "GovCloud linkages are outside what the sandbox serves: every path of theirs answers 404" },
  "gcp-create": {
    leftOut: "GCP billing accounts are outside what the sandbox serves: every path of theirs answers 404",
  },
  "gcp-modify": {
    leftOut: "GCP billing accounts are outside what the sandbox serves: every path of theirs answers 404",
  },
  "gcp-delete": {
    leftOut: "GCP billing accounts are outside what the sandbox serves: every path of theirs answers 404",
  },
  "policies-list": { leftOut: "Policies are outside what the sandbox serves: every path of theirs answers 404" },
  "policies-422": { leftOut: "Policies are outside what the sandbox serves: every path of theirs answers 404" },
  "policy-blocks": { leftOut: "Policies are outside what the sandbox serves: every path of theirs answers 404" },
  "policy-violations": { leftOut: "Policies are outside what the sandbox serves: every path of theirs answers 404" },
};
