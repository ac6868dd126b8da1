/** What to type to run this program: from the sources, or as it is installed. */
export const programName = import.meta.filename.endsWith(".ts") ? "npm run server --" : "potluck-server";
