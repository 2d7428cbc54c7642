import type { Recipes } from "../recipe";

export const STATEMENT_RECIPES: Recipes = {};
