import type { Settings } from "../../context.ts"

const NAME = "tavoli_calendar"
const SECONDS = 60

/**
 * The cookie that carries a new secret from the post that made it to the page that shows it, once: a page that is
 * answered to the post itself could not be loaded again. Null strikes it out.
 */
export const feedCookie = ({ publicUrl }: Pick<Settings, "publicUrl">, token: string | null): string => {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : ""
  const age = token === null ? 0 : SECONDS
  return `${NAME}=${token ?? ""}; Path=/account/calendar; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`
}

/** The secret that a request was given to show, or null. */
export const shownOnce = (request: Request): string | null => {
  const cookies = (request.headers.get("Cookie") ?? "").split(";").map((part) => part.trim())
  const token = cookies.find((part) => part.startsWith(`${NAME}=`))?.slice(NAME.length + 1)
  return token && /^[\w-]{32}$/.test(token) ? token : null
}
