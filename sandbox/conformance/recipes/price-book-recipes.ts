import type { Recipes } from "../recipe";

export const PRICE_BOOK_RECIPES: Recipes = {};
