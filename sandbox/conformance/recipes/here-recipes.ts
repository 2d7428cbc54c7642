import type { Recipes } from "../recipe";

export const HERE_RECIPES: Recipes = {};
