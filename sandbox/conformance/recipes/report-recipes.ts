import type { Recipes } from "../recipe";

export const REPORT_RECIPES: Recipes = {};
