import { rowOf, voting } from "#tests/ballots/rows.ts"
import { ask, post } from "#tests/permissions/ask.ts"
import { expect, test } from "#tests/support/database.ts"

const pressed = async (world: Awaited<ReturnType<typeof voting>>, fields: Record<string, string>) => {
  const params = () => ({ code: world.ballotCode })
  return ask(world as never, { route: "ballots.$code._index", params } as never, "action", post(fields))
}

test("a post that asks for nothing the page of a ballot does is told so, and closes nothing", async ({
  db,
}) => {
  const world = await voting(db)
  expect(await pressed(world, { intent: "shut" })).toBe(400)
  expect(await pressed(world, {})).toBe(400)
  expect((await rowOf(db, world.ballotCode)).state).toBe("open")
})
