/** What the server of the bench of a campaign answers. */
export interface CampaignFigures {
  /** The first page of members with their number, and with a name searched for. */
  readonly pageMs: number;
  readonly searchMs: number;
  /** CPU of writing down who receives it, and of sharing with all of them. */
  readonly startCpuMs: number;
  readonly sendCpuMs: number;
  /** What the sender's device is fed of shares afterwards. */
  readonly fedRows: number;
  readonly fedBytes: number;
  readonly feedMs: number;
}
