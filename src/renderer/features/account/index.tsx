/** Having an account: signing in and up, and what belongs to the account. Screens only; the session is in sync/session. */
export { AccountScreen } from "./AccountScreen.tsx";
export { RegisterScreen } from "./RegisterScreen.tsx";
export { ResetScreen } from "./ResetScreen.tsx";
export { SetupScreen } from "./SetupScreen.tsx";
export { SignInScreen } from "./SignInScreen.tsx";
