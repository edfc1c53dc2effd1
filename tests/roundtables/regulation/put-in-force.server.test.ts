import { eq, sql } from "drizzle-orm"
import { planVersion } from "#app/roundtables/regulation/plan-version.server.ts"
import { putInForce, seenOfPlan } from "#app/roundtables/regulation/put-in-force.server.ts"
import { allowsCumulo, ruleInForce } from "#app/roundtables/regulation/rule-in-force.server.ts"
import { parseRules } from "#app/roundtables/regulation/rules.ts"
import { getRules, getVersion, listVersions } from "#app/roundtables/regulation/versions.server.ts"
import { withdrawVersion } from "#app/roundtables/regulation/withdraw-version.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, regulationVersions } from "#db/schema/index.ts"
import { ctxAs, daysLater, makeTable } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { dayFromNow } from "#tests/support/days.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { makeDraft, makeVersion, rulesWith } from "./versions.ts"

const OTHERS = RELATIONS.filter((relation) => !["secretary here", "administrator"].includes(relation))
const ACT = "Decisione del Tavolo, riunione n. 2"

/** Rules that warn of nothing at a table of one seat. */
const SMALL = { quorum_first: { floor: 1 }, quorum_second: { held: false } }

/** A table with a draft that is planned for a day from today, and what its confirmation page showed. */
const planned = async (db: Db, { days = 0, rules = rulesWith(SMALL) } = {}) => {
  const table = await makeTable(db)
  const plan = { inForceFrom: await dayFromNow(db, days), decidedOn: await dayFromNow(db, 0), act: ACT }
  const draft = await makeDraft(db, { roundtableId: table.roundtable.id, rules, ...plan })
  const input = {
    ...{ roundtableCode: table.roundtable.code, dangersRead: false },
    seen: seenOfPlan({ ...draft, rules: parseRules(draft.rules) }),
  }
  return { ...table, draft, plan, input }
}

describe("a version", () => {
  test("gets its number, its fingerprint and who put it in force", async ({ db }) => {
    const { ctx, input, draft, secretary } = await planned(db)
    expect(await putInForce(ctx, input)).toEqual({ number: 1, begins: "in_force" })
    const [row] = await db.select().from(regulationVersions).where(eq(regulationVersions.id, draft.id))
    expect(row).toMatchObject({ number: 1, adoptedById: secretary.id, act: ACT })
    expect(row?.rulesSha256?.length).toBe(32)
    expect((await db.select().from(auditEntries)).map(({ action }) => action)).toEqual(["rules.adopted"])
  })

  test("is in force from its day until another's, and asked later for that day still is", async ({ db }) => {
    const { ctx, input, roundtable, plan } = await planned(db, { days: 3 })
    await makeVersion(db, { roundtableId: roundtable.id, number: 1, inForceFrom: "2025-01-01" })
    expect(await putInForce(ctx, input)).toEqual({ number: 2, begins: "scheduled" })
    const numberOn = async (day: string) => (await ruleInForce(ctx, roundtable.id, day))?.number ?? null
    expect([
      await numberOn("2024-12-31"),
      await numberOn("2025-01-01"),
      await numberOn(await dayFromNow(db, 2)),
      await numberOn(plan.inForceFrom),
    ]).toEqual([null, 1, 1, 2])
    const later = daysLater(ctx, 30)
    expect((await ruleInForce(later, roundtable.id))?.number).toBe(2)
    expect((await ruleInForce(later, roundtable.id, "2025-01-01"))?.number).toBe(1)
  })

  test.for([
    [
      "what the confirmation page did not show",
      { seen: "0".repeat(64) },
      "conflict regulation.errors.plan_changed",
    ],
  ] as const)("is not put in force as %s", async ([, over, refusal], { db }) => {
    const { ctx, input } = await planned(db)
    const before = await contentOf(db)
    expect(await refusalOf(putInForce(ctx, { ...input, ...over }))).toBe(refusal)
    expect(await contentOf(db)).toEqual(before)
  })

  test("is not put in force once its day has passed", async ({ db }) => {
    const { ctx, input } = await planned(db)
    expect(await refusalOf(putInForce(daysLater(ctx, 1), input))).toBe(
      "invalid regulation.errors.in_the_past (inForceFrom)",
    )
  })

  test("is not put in force on the day of another, or before it", async ({ db }) => {
    const { ctx, input, roundtable, plan } = await planned(db, { days: 3 })
    await makeVersion(db, { roundtableId: roundtable.id, number: 1, inForceFrom: plan.inForceFrom })
    expect(await refusalOf(putInForce(ctx, input))).toBe(
      "invalid regulation.errors.not_after_latest (inForceFrom)",
    )
  })

  test("with warnings is put in force once they are read", async ({ db }) => {
    const rules = rulesWith({ ...SMALL, written: { allowed: true, silence: "assent" } })
    const { ctx, input } = await planned(db, { rules })
    expect(await refusalOf(putInForce(ctx, input))).toBe(
      "invalid regulation.errors.dangers_unread (dangersRead)",
    )
    expect(await refusalOf(putInForce(ctx, { ...input, dangersRead: true }))).toBeNull()
  })

  test.for(OTHERS)("is not planned, put in force or withdrawn by %s", async (relation, { db }) => {
    const { roundtable, input, plan } = await planned(db)
    await makeVersion(db, { roundtableId: roundtable.id, number: 1, inForceFrom: "2098-01-01" })
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const { roundtableCode } = input
    const refused = "forbidden regulation.refuse.secretary_only"
    expect([
      await refusalOf(planVersion(ctx, { roundtableCode, ...plan })),
      await refusalOf(putInForce(ctx, input)),
      await refusalOf(withdrawVersion(ctx, { roundtableCode, number: 1, reason: "Nessuno" })),
    ]).toEqual([refused, refused, refused])
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("a plan", () => {
  test.for([
    ["in the past", -1, 0, "invalid regulation.errors.in_the_past (inForceFrom)"],
    ["decided tomorrow", 1, 1, "invalid regulation.errors.decided_later (decidedOn)"],
    ["for today", 0, 0, null],
    ["for another day", 40, -3, null],
  ] as const)("%s", async ([, from, decided, refusal], { db }) => {
    const { ctx, input } = await planned(db)
    const plan = {
      inForceFrom: await dayFromNow(db, from),
      decidedOn: await dayFromNow(db, decided),
      act: ACT,
    }
    const { roundtableCode } = input
    expect(await refusalOf(planVersion(ctx, { roundtableCode, ...plan }))).toBe(refusal)
  })
})

describe("a scheduled version that is withdrawn", () => {
  const scheduled = async (db: Db) => {
    const table = await planned(db)
    const first = { roundtableId: table.roundtable.id, number: 1, inForceFrom: "2025-01-01" }
    await makeVersion(db, first)
    await makeVersion(db, { ...first, number: 2, inForceFrom: "2098-01-01" })
    const { roundtableCode } = table.input
    return { ...table, withdraw: { roundtableCode, number: 2, reason: "Il Tavolo ci ha ripensato" } }
  }

  test("never holds, keeps its number and says why", async ({ db }) => {
    const { ctx, roundtable, withdraw } = await scheduled(db)
    await withdrawVersion(ctx, withdraw)
    expect((await ruleInForce(ctx, roundtable.id, "2098-06-01"))?.number).toBe(1)
    expect(await getVersion(ctx, roundtable, "2")).toMatchObject({
      ...{ state: "withdrawn", withdrawReason: withdraw.reason },
    })
  })

  test("leaves its day to another, which gets the next number", async ({ db }) => {
    const { ctx, withdraw, input } = await scheduled(db)
    await withdrawVersion(ctx, withdraw)
    expect((await putInForce(ctx, input)).number).toBe(3)
  })

  test.for([
    ["twice", 2, "conflict regulation.errors.withdrawn_already"],
    ["once it has begun", 1, "conflict regulation.errors.begun_already"],
    ["when there is none", 9, "not_found errors.not_found.text"],
  ] as const)("is not withdrawn %s", async ([, number, refusal], { db }) => {
    const { ctx, withdraw } = await scheduled(db)
    await withdrawVersion(ctx, withdraw)
    const before = await contentOf(db)
    expect(await refusalOf(withdrawVersion(ctx, { ...withdraw, number }))).toBe(refusal)
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("one person has one seat", () => {
  test("of a table without rules", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    expect(await allowsCumulo(ctx, roundtable.id)).toBe(false)
  })

  test("unless the rules of that day allow more", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    const rules = rulesWith({ seats: { cumulo: true } })
    const own = { roundtableId: roundtable.id }
    await makeVersion(db, { ...own, number: 1, inForceFrom: "2025-01-01" })
    await makeVersion(db, { ...own, number: 2, inForceFrom: "2025-06-01", rules })
    expect([
      await allowsCumulo(ctx, roundtable.id, "2025-05-31"),
      await allowsCumulo(ctx, roundtable.id),
    ]).toEqual([...[false, true]])
  })
})

describe("the page of the rules", () => {
  test("says what holds, what is to come, and to the secretary that a draft is open", async ({ db }) => {
    const { ctx, roundtable } = await planned(db)
    const own = { roundtableId: roundtable.id }
    await makeVersion(db, { ...own, number: 1, inForceFrom: "2025-01-01" })
    await makeVersion(db, { ...own, number: 2, inForceFrom: "2098-01-01" })
    const page = await getRules(ctx, roundtable)
    expect(page).toMatchObject({
      inForce: { number: 1 },
      scheduled: [{ number: 2 }],
      hasDraft: true,
      mayWrite: true,
    })
    const reader = await ctxAs(db, "titular", { roundtable })
    expect(await getRules(reader, roundtable)).toMatchObject({ hasDraft: false, mayWrite: false })
  })

  test("pages its versions by number", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    for (const number of [1, 2, 3])
      await makeVersion(db, { roundtableId: roundtable.id, number, inForceFrom: `2025-0${number}-01` })
    const first = await listVersions(ctx, roundtable, null, 2)
    expect([first.rows.map(({ number, state }) => `${number} ${state}`), first.next]).toEqual([
      ...[["3 in_force", "2 past"], "2"],
    ])
    expect((await listVersions(ctx, roundtable, 2, 2)).rows.map(({ number }) => number)).toEqual([1])
  })
})

describe("the database itself refuses", () => {
  const rules = (over: object) => ({ ...rulesWith(), ...over })
  test.for([
    ["a number that is not whole", { tie: { n: 0.5 } }, "regulation_version_numbers_are_whole"],
    ["a negative number", { tie: { n: -1 } }, "regulation_version_numbers_are_whole"],
    ["a share over one", { tie: { num: 3, den: 2 } }, "regulation_version_shares_are_shares"],
    ["a share of nothing", { tie: { num: 0, den: 0 } }, "regulation_version_shares_are_shares"],
    ["an unknown layout", { format: 0 }, "regulation_version_format_is_known"],
  ] as const)("%s", async ([, over, constraint], { db }) => {
    const { roundtable } = await makeTable(db)
    const row = { roundtableId: roundtable.id, rules: rules(over) }
    const broken = await db.transaction((tx) => makeDraft(tx as unknown as Db, row)).catch((error) => error)
    expect(String(broken.cause)).toContain(constraint)
  })

  test("rules for a day before they were adopted", async ({ db }) => {
    const { roundtable } = await makeTable(db)
    const row = { roundtableId: roundtable.id, number: 1, inForceFrom: "2026-03-28" }
    const adoptedAt = new Date("2026-03-28T23:30:00Z")
    const broken = await db
      .transaction((tx) => makeVersion(tx as unknown as Db, { ...row, adoptedAt }))
      .catch((error) => error)
    expect(String(broken.cause)).toContain("regulation_version_is_not_retroactive")
    expect(await db.execute(sql`select 1 as one`)).toMatchObject({ rows: [{ one: 1 }] })
  })
})
