import { createContext } from "react";

/** Whether the titles under it belong to a pane beside the one the screen is about: those are no h1 and do not name the window. */
export const IsSidePane = createContext(false);
