import { getExtracts } from "#app/meetings/minutes/extract/queries.server.ts"
import { getRectifications } from "#app/meetings/minutes/rectify/queries.server.ts"
import { PAGE_SIZE } from "#app/people/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { minutesExtracts, rectifications } from "#db/schema/index.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeFrozenMinutes } from "./rows.ts"

const MANY = 2 * PAGE_SIZE + 1

const ASKED = {
  rectification: (db: Db, of: object) =>
    db
      .insert(rectifications)
      .values({ ...of, says: "sette", reads: "sei", reason: "Erano le sei" } as never)
      .returning({ code: rectifications.code }),
  extract: (db: Db, of: object) =>
    db
      .insert(minutesExtracts)
      .values({ ...of, items: [], purpose: "Per il Comune" } as never)
      .returning({ code: minutesExtracts.code }),
}
const LISTS = { rectification: getRectifications, extract: getExtracts }

/** A verbale for which more was asked than two pages hold. */
const asked = async (db: Db, kind: keyof typeof ASKED) => {
  const table = await makeTable(db)
  const at = new Date("2026-01-10")
  const minutes = await makeFrozenMinutes(db, table.roundtable, { state: "approved", approvedAt: at })
  const { id: minutesId, roundtableId, startedById: askedById } = minutes
  const codes: string[] = []
  for (let n = 0; n < MANY; n++) {
    const [row] = await ASKED[kind](db, { minutesId, roundtableId, askedById, askedAt: at })
    codes.push(row?.code ?? "")
  }
  return { ...table, minutes, codes }
}

describe.each(["rectification", "extract"] as const)("every %s that was asked for", (kind) => {
  test("is found once, the latest first, page after page", async ({ db }) => {
    const { ctx, minutes, codes } = await asked(db, kind)
    const found: string[] = []
    const sizes: number[] = []
    let after: string | null = null
    do {
      const page: { rows: { code: string }[]; next: string | null } = await LISTS[kind](
        ctx,
        minutes.code,
        after,
      )
      found.push(...page.rows.map(({ code }) => code))
      sizes.push(page.rows.length)
      after = page.next
    } while (after)
    expect(found).toEqual(codes.toReversed())
    expect(sizes).toEqual([PAGE_SIZE, PAGE_SIZE, 1])
  })

  test("stays with its own verbale, whatever code the page is asked from", async ({ db }) => {
    const [one, other] = [await asked(db, kind), await asked(db, kind)]
    const { rows } = await LISTS[kind](one.ctx, one.minutes.code, other.codes.at(-1) ?? "")
    expect(rows.every(({ code }) => one.codes.includes(code))).toBe(true)
  })
})
