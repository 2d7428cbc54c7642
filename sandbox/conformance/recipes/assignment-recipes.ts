import type { Recipes } from "../recipe";

export const ASSIGNMENT_RECIPES: Recipes = {};
