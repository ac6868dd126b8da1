/** The meal plan. Screens only; data comes from renderer/data. */
export { PlanScreen } from "./PlanScreen.tsx";
