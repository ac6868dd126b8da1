/** Starts the interface: theme, styles, then the app. The same file in the desktop window and in a browser. */
import "./styles/index.css";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { App } from "./app/App.tsx";
import { openOffline } from "./app/newVersion.ts";
import { takeSetupSecret } from "./features/account/setupSecret.ts";
import { followTheme } from "./ui/theme.ts";

// The content security policy forbids eval, which zod would otherwise use to compile its schemas.
z.config({ jitless: true });
followTheme();
takeSetupSecret();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root");
createRoot(root).render(<App />);
openOffline();
