/** The person's own English for dates in sentences: the interface is English, so its days and months are too. */
export const englishLocale: string =
  (typeof navigator === "undefined" ? [] : navigator.languages).find((tag) => tag.startsWith("en")) ?? "en-GB";
