import type { Recipes } from "../recipe";

export const ACCOUNT_RECIPES: Recipes = {};
