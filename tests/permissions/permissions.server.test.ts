import { readFileSync } from "node:fs"
import { sql } from "drizzle-orm"
import { appContext } from "#tests/support/app-context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { ACTIONS, ACTIONS_ELSEWHERE, type Case, LOADERS } from "./expected.ts"
import { EVERYBODY, makeWorld, type World } from "./world.ts"

const page = () => new Request("https://tavoli.example/here")
/** A form as a browser without script sends it. */
const post = (fields: Record<string, string>) =>
  new Request("https://tavoli.example/here", { method: "POST", body: new URLSearchParams(fields) })

type Handler = (args: { context: unknown; request: Request; params: Record<string, string> }) => unknown
type RouteModule = { loader?: Handler; action?: Handler }

const modules = import.meta.glob<RouteModule>("../../app/routes/*.tsx", { eager: true })
const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1, -".tsx".length)
const routes = new Map(Object.entries(modules).map(([path, module]) => [nameOf(path), module]))

const has = (part: "loader" | "action") =>
  [...routes].filter(([, module]) => module[part]).map(([name]) => name)
const listed = (cases: readonly Case[]) => [...new Set(cases.map(({ route }) => route))]

const shown = {
  list: async () => [],
  read: async () => ({ to: "a@example.org", subject: "Prova", at: "2026-01-01T10:00:00Z", text: "Prova" }),
}

const ask = async (
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

const outcome = (status: number) => (status < 300 ? "shown" : status < 400 ? "led elsewhere" : "refused")

const title = ({ route, of }: Case) => (of ? `${route} (${of})` : route)

test("every page of the application stands in the table", () => {
  expect(listed(LOADERS).sort()).toEqual(has("loader").sort())
})

test("every post of the application stands in the table", () => {
  expect([...listed(ACTIONS), ...ACTIONS_ELSEWHERE].sort()).toEqual(has("action").sort())
})

test("every intent of an action stands in the table", () => {
  for (const route of listed(ACTIONS)) {
    const source = readFileSync(`app/routes/${route}.tsx`, "utf8")
    const enumerated = /intent: z\.enum\(\[([^\]]*)\]/.exec(source)?.[1]?.match(/[\w-]+/g) ?? []
    const compared = [...source.matchAll(/get\("intent"\) === "([\w-]+)"/g)].map(([, intent]) => intent ?? "")
    const known = ACTIONS.filter((one) => one.route === route).map(({ of }) => of)
    expect(known, route).toEqual(expect.arrayContaining([...enumerated, ...compared]))
  }
})

for (const one of LOADERS)
  describe(`the page ${title(one)}`, () => {
    test.for(EVERYBODY)("for %s", async (who, { db }) => {
      const world = await makeWorld(db, who, { ...one })
      const status = await ask(world, one, "loader", page())
      const expected = one.for.includes(who) ? (one.leads ? "led elsewhere" : "shown") : "not shown"
      const seen = outcome(status)
      expect(expected === "not shown" ? seen !== "shown" : seen === expected, `answered ${status}`).toBe(true)
    })
  })

for (const one of ACTIONS)
  describe(`the post ${title(one)}`, () => {
    test.for(EVERYBODY)("by %s", async (who, { db }) => {
      const world = await makeWorld(db, who, { ...one })
      const value = async () => (await db.execute(sql.raw(one.value(world)))).rows[0]?.value
      const before = await value()
      const status = await ask(world, one, "action", post(one.fields?.(world) ?? {}))
      const changed = String(await value()) !== String(before)
      expect({ changed, status: outcome(status) }).toEqual(
        one.for.includes(who)
          ? { changed: true, status: "led elsewhere" }
          : { changed: false, status: expect.stringMatching(/shown|refused/) },
      )
    })
  })
