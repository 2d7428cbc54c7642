import type { Recipes } from "../recipe";

export const ASSET_RECIPES: Recipes = {};
