import { expect, test } from "#tests/support/database.ts"
import { ask, has, listed, outcome, page, title } from "./ask.ts"
import { LOADERS } from "./expected.ts"
import { inSharedWorlds } from "./shared-world.ts"
import { EVERYBODY } from "./world.ts"

test("every page of the application stands in the table", () => {
  expect(listed(LOADERS).sort()).toEqual(has("loader").sort())
})

inSharedWorlds(EVERYBODY, LOADERS, (who, cases, inWorld) => {
  test.for(cases.map((one) => [title(one), one] as const))("the page %s", ([, one]) =>
    inWorld(async (world) => {
      const status = await ask(world, one, "loader", page(one.search))
      const expected = one.for.includes(who) ? (one.leads ? "led elsewhere" : "shown") : "not shown"
      const seen = outcome(status)
      expect(expected === "not shown" ? seen !== "shown" : seen === expected, `answered ${status}`).toBe(true)
    }),
  )
})
