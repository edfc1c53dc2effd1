import { eq } from "drizzle-orm"
import { discardDraft } from "#app/roundtables/regulation/discard-draft.server.ts"
import { editDraft, seenOf } from "#app/roundtables/regulation/edit-draft.server.ts"
import type { EditRule } from "#app/roundtables/regulation/input.ts"
import { parseRules } from "#app/roundtables/regulation/rules.ts"
import { startDraft } from "#app/roundtables/regulation/start-draft.server.ts"
import { getDraft } from "#app/roundtables/regulation/versions.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, regulationVersions } from "#db/schema/index.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeConstituency } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS } from "#tests/support/relations.ts"
import { makeDraft, makeVersion, rulesWith, TEXTS } from "./versions.ts"

const OTHERS = RELATIONS.filter((relation) => !["secretary here", "administrator"].includes(relation))

const drafted = async (db: Db) => {
  const table = await makeTable(db)
  const draft = await makeDraft(db, { roundtableId: table.roundtable.id })
  return { ...table, draft, code: { roundtableCode: table.roundtable.code } }
}

const storedRules = async (db: Db, id: string) => {
  const [row] = await db.select().from(regulationVersions).where(eq(regulationVersions.id, id))
  return parseRules(row?.rules)
}

describe("a draft", () => {
  test("begins with a preset, each rule with its law", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    await startDraft(ctx, { roundtableCode: roundtable.code, from: "preset:association" }, TEXTS)
    const { rules, startedFrom } = await getDraft(ctx, roundtable)
    expect([startedFrom, rules.sources.majority_dissolution]).toEqual(["preset:association", "cc_21_3"])
    expect(rules.majority_dissolution).toMatchObject({ base: "entitled", num: 3, den: 4 })
  })

  test("begins with a version of the table", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    const rules = rulesWith({ sitting: { toleranceMinutes: 59 } })
    await makeVersion(db, { roundtableId: roundtable.id, number: 4, inForceFrom: "2025-01-01", rules })
    await startDraft(ctx, { roundtableCode: roundtable.code, from: "version:4" }, TEXTS)
    expect((await getDraft(ctx, roundtable)).rules).toEqual(rules)
  })

  test("is in the audit, by names of fields", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    await startDraft(ctx, { roundtableCode: roundtable.code, from: "preset:administrative" }, TEXTS)
    expect(await db.select().from(auditEntries)).toMatchObject([
      { action: "rules.drafted", roundtableId: roundtable.id },
    ])
  })

  test("is one at a time", async ({ db }) => {
    const { ctx, code } = await drafted(db)
    const before = await contentOf(db)
    const again = startDraft(ctx, { ...code, from: "preset:administrative" }, TEXTS)
    expect(await refusalOf(again)).toBe("conflict regulation.errors.draft_is_open")
    expect(await contentOf(db)).toEqual(before)
  })

  test("put aside makes room for another and stays written", async ({ db }) => {
    const { ctx, code, draft } = await drafted(db)
    await discardDraft(ctx, code)
    expect(await refusalOf(startDraft(ctx, { ...code, from: "preset:administrative" }, TEXTS))).toBeNull()
    const [kept] = await db.select().from(regulationVersions).where(eq(regulationVersions.id, draft.id))
    expect(kept?.discardedAt).not.toBeNull()
  })

  test("does not begin with another table's version", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    const { roundtable: other } = await makeTable(db)
    await makeVersion(db, { roundtableId: other.id, number: 7, inForceFrom: "2025-01-01" })
    const begun = startDraft(ctx, { roundtableCode: roundtable.code, from: "version:7" }, TEXTS)
    expect(await refusalOf(begun)).toBe("invalid regulation.errors.from_missing (from)")
  })

  test.for(OTHERS)("is not begun, changed, put aside or read by %s", async (relation, { db }) => {
    const { roundtable, code, draft } = await drafted(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const edit = change(draft.rules, { toleranceMinutes: 45 })
    const refused = "forbidden regulation.refuse.secretary_only"
    expect([
      await refusalOf(startDraft(ctx, { ...code, from: "preset:administrative" }, TEXTS)),
      await refusalOf(editDraft(ctx, { ...code, ...edit })),
      await refusalOf(discardDraft(ctx, code)),
      await refusalOf(getDraft(ctx, roundtable)),
    ]).toEqual([refused, refused, refused, refused])
    expect(await contentOf(db)).toEqual(before)
  })
})

const change = (stored: unknown, sitting: object, source = ""): Omit<EditRule, "roundtableCode"> => {
  const rules = parseRules(stored)
  const rule = { ...rules.sitting, ...sitting }
  return { subject: "sitting", seen: seenOf(rules, "sitting"), source, rule }
}

describe("a rule of the draft", () => {
  test("is written, and nothing else", async ({ db }) => {
    const { ctx, code, draft } = await drafted(db)
    await editDraft(ctx, { ...code, ...change(draft.rules, { toleranceMinutes: 45 }, "art. 3") })
    const expected = rulesWith({ sitting: { toleranceMinutes: 45 } })
    const sources = { ...expected.sources, sitting: "art. 3" }
    expect(await storedRules(db, draft.id)).toEqual({ ...expected, sources })
  })

  test("loses its source when that is emptied", async ({ db }) => {
    const { ctx, code, draft } = await drafted(db)
    const rules = parseRules(draft.rules)
    const tie = { subject: "tie" as const, seen: seenOf(rules, "tie"), source: "", rule: rules.tie }
    await editDraft(ctx, { ...code, ...tie })
    expect((await storedRules(db, draft.id)).sources).not.toHaveProperty("tie")
  })

  test("is not written over what somebody else wrote meanwhile", async ({ db }) => {
    const { ctx, code, draft } = await drafted(db)
    const [mine, theirs] = [45, 50].map((toleranceMinutes) => change(draft.rules, { toleranceMinutes }))
    await editDraft(ctx, { ...code, ...(theirs as EditRule) })
    const before = await contentOf(db)
    const late = editDraft(ctx, { ...code, ...(mine as EditRule) })
    expect(await refusalOf(late)).toBe("conflict regulation.errors.changed_meanwhile")
    expect(await contentOf(db)).toEqual(before)
  })

  test("does not hinder who writes another", async ({ db }) => {
    const { ctx, code, draft } = await drafted(db)
    const rules = parseRules(draft.rules)
    await editDraft(ctx, { ...code, ...change(rules, { toleranceMinutes: 45 }) })
    const rule = { cumulo: true, weightMax: 1 }
    await editDraft(ctx, { ...code, subject: "seats", seen: seenOf(rules, "seats"), source: "", rule })
    expect(await storedRules(db, draft.id)).toMatchObject({ sitting: { toleranceMinutes: 45 }, seats: rule })
  })

  test("names constituencies of its own table only", async ({ db }) => {
    const { ctx, code, draft, roundtable } = await drafted(db)
    const [own, foreign] = [
      await makeConstituency(db, { roundtableId: roundtable.id }),
      await makeConstituency(db),
    ]
    const rules = parseRules(draft.rules)
    const not = (id: string) => ({ allowed: true, notFor: [id] })
    const edit = { ...code, subject: "delegate" as const, seen: seenOf(rules, "delegate"), source: "" }
    expect(await refusalOf(editDraft(ctx, { ...edit, rule: not(foreign.id) }))).toBe(
      "invalid regulation.errors.choose (notFor)",
    )
    expect(await refusalOf(editDraft(ctx, { ...edit, rule: not(own.id) }))).toBeNull()
  })

  test("cannot be written without a draft", async ({ db }) => {
    const { ctx, roundtable } = await makeTable(db)
    const edit = change(rulesWith(), {})
    expect(await refusalOf(editDraft(ctx, { roundtableCode: roundtable.code, ...edit }))).toBe(
      "not_found regulation.errors.no_draft",
    )
  })
})
