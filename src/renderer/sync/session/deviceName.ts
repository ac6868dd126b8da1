/** How the list of sessions names this device: "Chrome on Android". Only words, nothing that identifies it. */
interface NavigatorLike {
  readonly userAgent: string;
}

const programs: readonly (readonly [RegExp, string])[] = [
  [/Electron\//, "Potluck"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/OPR\//, "Opera"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "Mac"],
  [/CrOS/, "Chromebook"],
  [/Linux/, "Linux"],
];

export function deviceName({ userAgent }: NavigatorLike): string {
  const named = (list: typeof programs, fallback: string): string =>
    list.find(([form]) => form.test(userAgent))?.[1] ?? fallback;
  return `${named(programs, "A browser")} on ${named(systems, "a device")}`;
}
