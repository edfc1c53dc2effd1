import { sql } from "drizzle-orm"
import { type LinkTarget, linked, unlinked } from "#app/links/linked.server.ts"
import type { Db } from "#db/client.server.ts"
import { describe, expect, test } from "#tests/support/database.ts"

const uuid = (n: number) => `00000000-0000-7000-9000-${String(n).padStart(12, "0")}`
const FROM = { kind: "document", id: uuid(1) }

const kept = async (db: Db, from = FROM) => {
  const { rows } = await db.execute(sql`
    select id, from_part as "fromPart", to_kind as kind, to_id as "toId", to_part as part from link
     where from_kind = ${from.kind} and from_id = ${from.id} order by to_kind, to_id, to_part`)
  return rows as { id: string; fromPart: string; kind: string; toId: string; part: string }[]
}
const shown = async (db: Db) =>
  (await kept(db)).map(({ kind, toId, part }) => `${kind} ${toId.slice(-1)} ${part}`)

const to = (n: number, more: Partial<LinkTarget> = {}): LinkTarget => ({
  kind: "organisation",
  id: uuid(n),
  ...more,
})

describe("what a thing points to", () => {
  test("is replaced, and what stays keeps its row", async ({ db }) => {
    await linked({ db }, FROM, [to(2), to(3)])
    const [, second] = await kept(db)
    await linked({ db }, FROM, [to(4), to(3, { fromPart: "b-other" })])
    expect(await shown(db)).toEqual(["organisation 3 ", "organisation 4 "])
    expect((await kept(db))[0]).toMatchObject({ id: second?.id, fromPart: "b-other" })
  })

  test("counts once for each part, where it stands first", async ({ db }) => {
    const part = { kind: "document", part: "b-abcd" }
    await linked({ db }, FROM, [
      to(2, { fromPart: "b-one" }),
      to(2, { fromPart: "b-two" }),
      to(5, { kind: "document" }),
      to(5, part),
    ])
    expect(await shown(db)).toEqual(["document 5 ", "document 5 b-abcd", "organisation 2 "])
    expect((await kept(db)).at(-1)?.fromPart).toBe("b-one")
  })

  test("is never the thing itself, but may be a part of it", async ({ db }) => {
    await linked({ db }, FROM, [to(1, { kind: "document" }), to(1, { kind: "document", part: "b-abcd" })])
    expect(await shown(db)).toEqual(["document 1 b-abcd"])
  })

  test("is nothing after nothing was said, and of others it stays", async ({ db }) => {
    const other = { kind: "document", id: uuid(9) }
    await linked({ db }, other, [to(2)])
    await linked({ db }, FROM, [to(2)], { version: "1.1", seq: 1 })
    await unlinked({ db }, FROM)
    expect(await shown(db)).toEqual([])
    expect(await kept(db, other)).toHaveLength(1)
    const { rows } = await db.execute(sql`select version from link_source where source_id = ${FROM.id}`)
    expect(rows).toEqual([])
  })
})

test("which state was read is remembered, and a later one takes its place", async ({ db }) => {
  await linked({ db }, FROM, [], { version: "1.7", seq: 7 })
  await linked({ db }, FROM, [], { version: "2.1" })
  const { rows } = await db.execute(sql`select version, seq from link_source where source_id = ${FROM.id}`)
  expect(rows).toEqual([{ version: "2.1", seq: null }])
})
