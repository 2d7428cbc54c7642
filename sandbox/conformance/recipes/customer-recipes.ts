import type { Recipes } from "../recipe";

export const CUSTOMER_RECIPES: Recipes = {};
