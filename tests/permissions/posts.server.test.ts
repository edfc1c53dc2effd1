import { readFileSync } from "node:fs"
import { sql } from "drizzle-orm"
import { expect, test } from "#tests/support/database.ts"
import { ask, has, listed, outcome, post, title } from "./ask.ts"
import { ACTIONS, ACTIONS_ELSEWHERE } from "./expected.ts"
import { inSharedWorlds } from "./shared-world.ts"
import { EVERYBODY } from "./world.ts"

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

inSharedWorlds(EVERYBODY, ACTIONS, (who, cases, inWorld) => {
  test.for(cases.map((one) => [title(one), one] as const))("the post %s", ([, one]) =>
    inWorld(async (world) => {
      const value = async () => (await world.db.execute(sql.raw(one.value(world)))).rows[0]?.value
      const before = await value()
      const status = await ask(world, one, "action", post(one.fields?.(world) ?? {}))
      const changed = String(await value()) !== String(before)
      expect({ changed, status: outcome(status) }).toEqual(
        one.for.includes(who)
          ? { changed: true, status: one.answers ? "shown" : "led elsewhere" }
          : { changed: false, status: expect.stringMatching(/shown|refused/) },
      )
    }),
  )
})
