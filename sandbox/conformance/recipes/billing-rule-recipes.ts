import type { Recipes } from "../recipe";

export const BILLING_RULE_RECIPES: Recipes = {};
