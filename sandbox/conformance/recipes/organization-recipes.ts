import type { Recipes } from "../recipe";

export const ORGANIZATION_RECIPES: Recipes = {};
