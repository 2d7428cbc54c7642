import type { Recipes } from "../recipe";

export const TAG_RECIPES: Recipes = {};
