/** What went wrong since the server started, for the figures; the log says what it was. */
export interface ProblemCounts {
  /** Bugs and a database that did not answer, outside of a request over HTTP. */
  errors: number;
  /** Mails (notices among them) that a mail server did not take, each time it was tried. */
  mailsNotTaken: number;
}
