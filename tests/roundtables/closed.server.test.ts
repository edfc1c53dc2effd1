import { and, eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { askSignature, refuseSignature } from "#app/records/ask-signature.server.ts"
import { addAnnex, voidFiling } from "#app/records/file-paper.server.ts"
import type { AskSignature } from "#app/records/input.ts"
import { enterProtocol } from "#app/records/protocol.server.ts"
import { getFiling } from "#app/records/queries.server.ts"
import { addOfficer } from "#app/roundtables/add-officer.server.ts"
import { endOfficer } from "#app/roundtables/end-officer.server.ts"
import { discardDraft } from "#app/roundtables/regulation/discard-draft.server.ts"
import { editDraft } from "#app/roundtables/regulation/edit-draft.server.ts"
import { planVersion } from "#app/roundtables/regulation/plan-version.server.ts"
import { putInForce } from "#app/roundtables/regulation/put-in-force.server.ts"
import { startDraft } from "#app/roundtables/regulation/start-draft.server.ts"
import { getRules } from "#app/roundtables/regulation/versions.server.ts"
import { withdrawVersion } from "#app/roundtables/regulation/withdraw-version.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, filings, officers, roundtables, signatures } from "#db/schema/index.ts"
import { fileBy, scene, upload } from "#tests/records/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makeOfficer, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeDraft, makeVersion, TEXTS } from "./regulation/versions.ts"

/** A table with rules, a draft, a paper with a signature that waits, and an observer; closed afterwards. */
const closedTable = async (db: Db) => {
  const { table, ctx } = await scene(db)
  const filingCode = await fileBy(ctx, table)
  await askSignature(ctx, { ...TO_SIGN, filingCode })
  const [filing] = await db.select().from(filings).where(eq(filings.code, filingCode))
  const [signature] = await db
    .select()
    .from(signatures)
    .where(eq(signatures.filingId, filing?.id ?? ""))
  await makeVersion(db, { roundtableId: table.id, number: 1, inForceFrom: "2025-01-01" })
  await makeVersion(db, { roundtableId: table.id, number: 2, inForceFrom: "2099-01-01" })
  await makeDraft(db, { roundtableId: table.id })
  const observer = await makeOfficer(db, { roundtableId: table.id, role: "observer" })
  await db
    .update(roundtables)
    .set({ closedAt: new Date("2026-02-01"), closeReason: "Fine del mandato" })
    .where(eq(roundtables.id, table.id))
  const administrator = await ctxOf(db, await makeAdministrator(db), { files: ctx.files })
  const secretary = await ctxOf(db, { id: ctx.actor.personId ?? "" }, { files: ctx.files })
  const codes = { roundtableCode: table.code, filingCode, signatureCode: signature?.code ?? "" }
  return {
    ...codes,
    table,
    secretary,
    administrator,
    officerCode: observer.code,
    account: await makePerson(db),
  }
}
type World = Awaited<ReturnType<typeof closedTable>>

const TO_SIGN = {
  ...{ party: "Comune", partyKind: "administration", signatory: "Alba", power: "office" },
  ...{ powerDetail: "Sindaca", inOrder: false, email: null, dueOn: null },
} as unknown as AskSignature

const PLAN = { act: "Decisione", decidedOn: "2026-01-10", inForceFrom: "2098-01-01" }

type Deed = readonly [string, (ctx: Ctx, world: World) => Promise<unknown>]
const NEW: readonly Deed[] = [
  [
    "begin a draft",
    (ctx, { roundtableCode }) => startDraft(ctx, { roundtableCode, from: "version:1" }, TEXTS),
  ],
  ["change it", (ctx, { roundtableCode }) => editDraft(ctx, { roundtableCode, subject: "tie" } as never)],
  ["plan it", (ctx, { roundtableCode }) => planVersion(ctx, { roundtableCode, ...PLAN })],
  [
    "put it in force",
    (ctx, { roundtableCode }) => putInForce(ctx, { roundtableCode, seen: "", dangersRead: true }),
  ],
  ["discard it", (ctx, { roundtableCode }) => discardDraft(ctx, { roundtableCode })],
  [
    "withdraw a version",
    (ctx, { roundtableCode }) => withdrawVersion(ctx, { roundtableCode, number: 2, reason: "Ripensata" }),
  ],
  ["file a paper", (ctx, { table }) => fileBy(ctx, table)],
  [
    "add an annex",
    (ctx, { filingCode }) => addAnnex(ctx, { filingCode, title: "Allegato", paper: upload() } as never),
  ],
  ["ask for a signature", (ctx, { filingCode }) => askSignature(ctx, { ...TO_SIGN, filingCode })],
  [
    "give an office",
    (ctx, { roundtableCode, account }) =>
      addOfficer(ctx, {
        ...{ roundtableCode, email: account.email ?? "", role: "observer" },
        ...{ startsOn: "2026-01-01", endsOn: null },
      }),
  ],
]

const COMING_BACK: readonly Deed[] = [
  [
    "enter its protocol number",
    (ctx, { filingCode }) =>
      enterProtocol(ctx, {
        ...{ filingCode, direction: "outgoing", registry: "Regione", number: 12, date: "2026-02-03" },
        covers: false,
      }),
  ],
  [
    "write that a party refuses to sign",
    (ctx, { signatureCode }) => refuseSignature(ctx, { signatureCode, reason: "Non concordiamo" }),
  ],
  [
    "declare it void",
    (ctx, { filingCode }) => voidFiling(ctx, { filingCode, reason: "Depositato due volte" }),
  ],
]

describe.each(["secretary", "administrator"] as const)("at a closed table the %s", (who) => {
  test.for(NEW)("does not %s", async ([, deed], { db }) => {
    const world = await closedTable(db)
    const before = await contentOf(db)
    expect(await refusalOf(deed(world[who], world))).toBe("forbidden roundtables.refuse.closed")
    expect(await contentOf(db)).toEqual(before)
  })

  test.for(COMING_BACK)("may still %s, of what was filed", async ([, deed], { db }) => {
    const world = await closedTable(db)
    const before = await db.$count(auditEntries)
    expect(await refusalOf(deed(world[who], world))).toBeNull()
    expect(await db.$count(auditEntries)).toBe(before + 1)
  })

  test("is offered nothing new", async ({ db }) => {
    const world = await closedTable(db)
    const closed = { ...world.table, closedAt: new Date() }
    expect(await getRules(world[who], closed)).toMatchObject({ mayWrite: false, hasDraft: false })
    expect(await getFiling(world[who], world.filingCode)).toMatchObject({ mayKeep: true, mayFile: false })
  })
})

test("an administrator still ends an office at a closed table, so that nobody is held by it", async ({
  db,
}) => {
  const { administrator, officerCode } = await closedTable(db)
  await endOfficer(administrator, { officerCode, reason: "Tavolo chiuso" })
  const ended = and(eq(officers.code, officerCode), eq(officers.endReason, "Tavolo chiuso"))
  expect(await db.$count(officers, ended)).toBe(1)
})
