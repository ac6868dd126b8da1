/** What actions of organizations need of the world: chance, and where the server is reached. */
export interface OrganizationActionParts {
  readonly newId: () => string;
  readonly newToken: () => string;
  /** Where an invitation is opened, for its secret. */
  readonly joinAddress: (token: string) => string;
}
