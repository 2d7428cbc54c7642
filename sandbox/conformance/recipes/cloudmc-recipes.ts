import type { Recipes } from "../recipe";

export const CLOUDMC_RECIPES: Recipes = {};
