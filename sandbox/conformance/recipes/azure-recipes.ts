import type { Recipes } from "../recipe";

export const AZURE_RECIPES: Recipes = {};
