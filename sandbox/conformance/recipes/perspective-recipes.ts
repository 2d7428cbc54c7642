import type { Recipes } from "../recipe";

export const PERSPECTIVE_RECIPES: Recipes = {};
