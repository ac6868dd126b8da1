/** Grocery lists. Screens only; data comes from renderer/data. */
export { GroceriesScreen } from "./GroceriesScreen.tsx";
