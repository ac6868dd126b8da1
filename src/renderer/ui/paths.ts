/** Every address of the app in one place; screens link with these and never spell a path themselves. */
const part = encodeURIComponent;

export const paths = {
  recipes: "/recipes",
  recipe: (id: string) => `/recipes/${part(id)}`,
  recipeEdit: (id: string) => `/recipes/${part(id)}/edit`,
  cookbook: (id: string) => `/cookbooks/${part(id)}`,
  plan: "/plan",
  /** `monday` as YYYY-MM-DD. */
  planWeek: (monday: string) => `/plan/${part(monday)}`,
  groceries: "/groceries",
  groceryList: (id: string) => `/groceries/${part(id)}`,
  tables: "/tables",
  table: (id: string) => `/tables/${part(id)}`,
  trash: "/trash",
  settings: "/settings",
  importing: "/import",
  account: "/account",
  signIn: "/sign-in",
  register: "/register",
  resetPassword: "/reset",
  setup: "/setup",
  shared: "/shared",
  rescued: "/rescued",
  campaigns: "/campaigns",
  campaign: (id: string) => `/campaigns/${part(id)}`,
  campaignEdit: (id: string) => `/campaigns/${part(id)}/edit`,
  /** A new draft with the words of another campaign. */
  campaignCopy: (id: string) => `/campaigns/${part(id)}/copy`,
  newCampaign: (organizationId?: string) =>
    organizationId === undefined ? "/campaigns/new" : `/campaigns/new/${part(organizationId)}`,
  organizationReport: (id: string) => `/organizations/${part(id)}/report`,
  organization: (id: string) => `/organizations/${part(id)}`,
  /** An invitation by its secret. */
  join: (token: string) => `/join/${part(token)}`,
  notifications: "/notifications",
  link: (token: string) => `/link/${part(token)}`,
  invitation: (token: string) => `/invitation/${part(token)}`,
  history: "/history",
  itemHistory: (id: string) => `/history/${part(id)}`,
  sharingAdmin: "/admin/sharing",
} as const;

/** The screen a path belongs to: its first part. Moving inside one screen keeps the focus where it is. */
export function screenOf(path: string): string {
  const first = path.split("/")[1] ?? "";
  return first === "cookbooks" ? "recipes" : first;
}
