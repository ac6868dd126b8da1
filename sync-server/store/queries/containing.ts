/** A pattern for LIKE that finds the text as it is; written with ESCAPE '\\'. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
