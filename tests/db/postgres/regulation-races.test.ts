import { sql } from "drizzle-orm"
import { editDraft, seenOf } from "#app/roundtables/regulation/edit-draft.server.ts"
import { putInForce, seenOfPlan } from "#app/roundtables/regulation/put-in-force.server.ts"
import { parseRules } from "#app/roundtables/regulation/rules.ts"
import { startDraft } from "#app/roundtables/regulation/start-draft.server.ts"
import type { Db } from "#db/client.server.ts"
import { regulationVersions } from "#db/schema/index.ts"
import { makeDraft, makeVersion, TEXTS } from "#tests/roundtables/regulation/versions.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)
const sorted = (outcomes: readonly (string | null)[]) => outcomes.map((outcome) => outcome ?? "done").sort()
const versions = (db: Db, roundtableId: string, which = sql`true`) =>
  db.$count(regulationVersions, sql`roundtable_id = ${roundtableId} and ${which}`)

const drafted = async (db: Db) => {
  const table = await makeTable(db)
  const today = await dayFromNow(db, 0)
  const plan = { inForceFrom: today, decidedOn: today, act: "Decisione di prova" }
  const draft = await makeDraft(db, { roundtableId: table.roundtable.id, ...plan })
  const rules = parseRules(draft.rules)
  return { ...table, draft, rules, plan, code: { roundtableCode: table.roundtable.code } }
}

describe("a draft that two secretaries put in force at once", () => {
  test.for(rounds)("is in force once, with one number, round %i", async (_round, { pg: { db } }) => {
    const { ctx, draft, rules, roundtable, code } = await drafted(db)
    const input = { ...code, seen: seenOfPlan({ ...draft, rules }), dangersRead: true }
    const outcomes = await together(...Array.from({ length: 4 }, () => () => putInForce(ctx, input)))
    expect(sorted(outcomes)).toEqual(["done", ...Array(3).fill("not_found regulation.errors.no_draft")])
    expect(await versions(db, roundtable.id, sql`number is not null`)).toBe(1)
  })
})

describe("two versions for one day", () => {
  test("are kept apart by the database, even past the lock", async ({ pg: { db } }) => {
    const { roundtable } = await makeTable(db)
    const own = { roundtableId: roundtable.id, inForceFrom: "2025-01-01" }
    const outcomes = await Promise.allSettled([1, 2].map((number) => makeVersion(db, { ...own, number })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await versions(db, roundtable.id)).toBe(1)
  })
})

describe("two secretaries who begin a draft at once", () => {
  test.for(rounds)("begin one, round %i", async (_round, { pg: { db } }) => {
    const { ctx, roundtable } = await makeTable(db)
    const input = { roundtableCode: roundtable.code, from: "preset:administrative" }
    const outcomes = await together(...Array.from({ length: 4 }, () => () => startDraft(ctx, input, TEXTS)))
    expect(sorted(outcomes)).toEqual([...Array(3).fill("conflict regulation.errors.draft_is_open"), "done"])
    expect(await versions(db, roundtable.id)).toBe(1)
  })
})

describe("two secretaries who write at once", () => {
  test.for(rounds)("the same rule: one is told, round %i", async (_round, { pg: { db } }) => {
    const { ctx, rules, code } = await drafted(db)
    const edit = (toleranceMinutes: number) => () =>
      editDraft(ctx, {
        ...{ ...code, subject: "sitting", seen: seenOf(rules, "sitting"), source: "" },
        rule: { ...rules.sitting, toleranceMinutes },
      })
    const outcomes = await together(edit(45), edit(50))
    expect(sorted(outcomes)).toEqual(["conflict regulation.errors.changed_meanwhile", "done"])
  })

  test.for(rounds)("different rules: both are kept, round %i", async (_round, { pg: { db } }) => {
    const { ctx, rules, code, draft } = await drafted(db)
    const outcomes = await together(
      () =>
        editDraft(ctx, {
          ...{ ...code, subject: "sitting", seen: seenOf(rules, "sitting"), source: "" },
          rule: { ...rules.sitting, toleranceMinutes: 45 },
        }),
      () =>
        editDraft(ctx, {
          ...{ ...code, subject: "seats", seen: seenOf(rules, "seats"), source: "" },
          rule: { cumulo: true, weightMax: 1 },
        }),
    )
    expect(outcomes).toEqual([null, null])
    const [row] = await db.select().from(regulationVersions).where(sql`id = ${draft.id}`)
    expect(parseRules(row?.rules)).toMatchObject({
      sitting: { toleranceMinutes: 45 },
      seats: { cumulo: true },
    })
  })

  test.for(rounds)(
    "while a third puts it in force: what holds is what was shown, round %i",
    async (_round, { pg: { db } }) => {
      const { ctx, rules, code, draft } = await drafted(db)
      const [put, edited] = await together(
        () => putInForce(ctx, { ...code, seen: seenOfPlan({ ...draft, rules }), dangersRead: true }),
        () =>
          editDraft(ctx, {
            ...{ ...code, subject: "sitting", seen: seenOf(rules, "sitting"), source: "" },
            rule: { ...rules.sitting, toleranceMinutes: 45 },
          }),
      )
      const [row] = await db.select().from(regulationVersions).where(sql`id = ${draft.id}`)
      if (put === null) {
        expect(edited).toBe("not_found regulation.errors.no_draft")
        expect(parseRules(row?.rules)).toEqual(rules)
      } else expect([put, edited]).toEqual(["conflict regulation.errors.plan_changed", null])
    },
  )
})
