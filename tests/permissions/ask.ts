import { appContext } from "#tests/support/app-context.ts"
import type { Case } from "./circles.ts"
import type { World } from "./world.ts"

export const page = (search = "") => new Request(`https://tavoli.example/here${search}`)
const bodyOf = (fields: Record<string, string | readonly string[]>) =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one as string])),
  )

/** A form as a browser without script sends it. */
export const post = (fields: Record<string, string | readonly string[]>) =>
  new Request("https://tavoli.example/here", { method: "POST", body: bodyOf(fields) })

type Handler = (args: { context: unknown; request: Request; params: Record<string, string> }) => unknown
type RouteModule = { loader?: Handler; action?: Handler }

const modules = import.meta.glob<RouteModule>("../../app/routes/*.tsx", { eager: true })
const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1, -".tsx".length)
const routes = new Map(Object.entries(modules).map(([path, module]) => [nameOf(path), module]))

/** The routes that have a loader, or an action. */
export const has = (part: "loader" | "action") =>
  [...routes].filter(([, module]) => module[part]).map(([name]) => name)
export const listed = (cases: readonly Case[]) => [...new Set(cases.map(({ route }) => route))]

const shown = {
  list: async () => [],
  read: async () => ({ to: "a@example.org", subject: "Prova", at: "2026-01-01T10:00:00Z", text: "Prova" }),
}

/** Asks a page or a post in that world; the status of the answer. */
export const ask = async (
  world: World,
  { route, params, showsMail }: Case,
  part: "loader" | "action",
  request: Request,
) => {
  const handler = routes.get(route)?.[part]
  if (!handler) throw new Error(`${route} has no ${part}`)
  const context = appContext(world.ctx, showsMail ? { shownMail: shown } : {})
  try {
    const answer = await handler({ context, request, params: params?.(world) ?? {} })
    return answer instanceof Response ? answer.status : 200
  } catch (error) {
    if (error instanceof Response) return error.status
    throw error
  }
}

export const outcome = (status: number) =>
  status < 300 ? "shown" : status < 400 ? "led elsewhere" : "refused"

export const title = ({ route, of }: Case) => (of ? `${route} (${of})` : route)
