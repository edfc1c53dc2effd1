import type { Settings } from "../context.ts"
import type { Browser } from "./sign-in.server.ts"

const DEVICE_COOKIE = "tavoli_device"

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
]
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
]

const firstMatch = (agent: string, list: readonly [RegExp, string][]) =>
  list.find(([pattern]) => pattern.test(agent))?.[1]

/** What to call a browser in the list of one's sessions, such as "Firefox, Android"; null when it does not say. */
export const browserLabel = (agent: string): string | null =>
  [firstMatch(agent, BROWSERS), firstMatch(agent, SYSTEMS)].filter(Boolean).join(", ") || null

/** The browser that a request comes from. */
export const browserOf = (request: Request): Browser => {
  const cookies = (request.headers.get("Cookie") ?? "").split(";").map((part) => part.trim())
  const token = cookies.find((part) => part.startsWith(`${DEVICE_COOKIE}=`))?.slice(DEVICE_COOKIE.length + 1)
  return { label: browserLabel(request.headers.get("User-Agent") ?? ""), token: token || null }
}

/** The cookie by which a browser is known again after a sign-in. */
export const deviceCookie = (settings: Pick<Settings, "publicUrl">, token: string): string => {
  const secure = settings.publicUrl.startsWith("https:") ? "; Secure" : ""
  return `${DEVICE_COOKIE}=${token}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax${secure}`
}
