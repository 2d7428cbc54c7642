import type { Recipe, Recipes } from "../recipe";
import { ACCOUNT_RECIPES } from "./account-recipes";
import { ASSET_RECIPES } from "./asset-recipes";
import { ASSIGNMENT_RECIPES } from "./assignment-recipes";
import { AZURE_RECIPES } from "./azure-recipes";
import { BILLING_RULE_RECIPES } from "./billing-rule-recipes";
import { CLOUDMC_RECIPES } from "./cloudmc-recipes";
import { CUSTOMER_RECIPES } from "./customer-recipes";
import { GROUND_RULE_RECIPES } from "./ground-rule-recipes";
import { HERE_RECIPES } from "./here-recipes";
import { ORGANIZATION_RECIPES } from "./organization-recipes";
import { PERSPECTIVE_RECIPES } from "./perspective-recipes";
import { PRICE_BOOK_RECIPES } from "./price-book-recipes";
import { REPORT_RECIPES } from "./report-recipes";
import { STATEMENT_RECIPES } from "./statement-recipes";
import { TAG_RECIPES } from "./tag-recipes";
import { UNSERVED_RECIPES } from "./unserved-recipes";

export const ALL_RECIPES: readonly Recipes[] = [
  GROUND_RULE_RECIPES,
  CUSTOMER_RECIPES,
  ASSIGNMENT_RECIPES,
  ACCOUNT_RECIPES,
  PRICE_BOOK_RECIPES,
  STATEMENT_RECIPES,
  BILLING_RULE_RECIPES,
  REPORT_RECIPES,
  ASSET_RECIPES,
  AZURE_RECIPES,
  ORGANIZATION_RECIPES,
  TAG_RECIPES,
  PERSPECTIVE_RECIPES,
  CLOUDMC_RECIPES,
  HERE_RECIPES,
  UNSERVED_RECIPES,
];

export function recipeOf(id: string): Recipe | undefined {
  return ALL_RECIPES.find((recipes) => Object.hasOwn(recipes, id))?.[id];
}
