import { eq } from "drizzle-orm"
import { answerAdditions } from "#app/people/adhesions/answer-additions.server.ts"
import { confirmAdhesion } from "#app/people/adhesions/confirm-adhesion.server.ts"
import { forgetDrafts } from "#app/people/adhesions/forget-drafts.server.ts"
import { openAdhesion } from "#app/people/adhesions/queries.server.ts"
import { sendAdhesion } from "#app/people/adhesions/send-adhesion.server.ts"
import { withdrawAdhesion } from "#app/people/adhesions/withdraw-adhesion.server.ts"
import { beginAdhesion, fillAdhesion } from "#app/people/adhesions/write-adhesion.server.ts"
import type { CreateOrganisation } from "#app/people/organisations/input.ts"
import { adhesionRequests, auditEntries, outbox } from "#db/schema/index.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makeOfficer, makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { makeAdhesion, newestMail, tokenOf } from "./world.ts"

const BODY: CreateOrganisation = {
  ...{ name: "Associazione Vento", kind: "migrant_association", level: "regional" },
  ...{ territory: "Puglia", language: "it" },
} as const
const CONTACT = {
  ...{ contactName: "Amina Haddad", contactRole: null, contactEmail: "amina@example.org" },
  contactLanguage: "fr",
}
const MOVED = "conflict organisations.errors.adhesion_moved"
const MAIL_ONLY = "forbidden organisations.refuse.contact_only"

describe("somebody without an account", () => {
  test("asks step by step, and reaches nobody before confirming their address", async ({ db }) => {
    const table = await makeRoundtable(db)
    await makeOfficer(db, { roundtableId: table.id })
    const ctx = await ctxFor(db)
    const token = await beginAdhesion(ctx, BODY)
    await fillAdhesion(ctx, token, {
      step: "table",
      answers: { roundtableCode: table.code, reason: "Vogliamo esserci" },
    })
    await fillAdhesion(ctx, token, { step: "contact", answers: CONTACT })
    await sendAdhesion(ctx, token)
    expect(await db.select().from(outbox)).toMatchObject([
      { kind: "adhesion_confirm", address: "amina@example.org", language: "fr" },
    ])
    expect(await openAdhesion(ctx, token)).toMatchObject({
      state: "unconfirmed",
      table: { code: table.code },
    })
  })

  test("is told at the field what is wrong with a territory or a table", async ({ db }) => {
    const ctx = await ctxFor(db)
    const hidden = await makeRoundtable(db, { visibility: "members" })
    expect(await refusalOf(beginAdhesion(ctx, { ...BODY, territory: "Atlantide" }))).toBe(
      "invalid taxonomies.errors.territory_unknown (territory)",
    )
    const token = await beginAdhesion(ctx, BODY)
    const answers = { roundtableCode: hidden.code, reason: "Vogliamo esserci" }
    const closed = await makeRoundtable(db, { closedAt: new Date(), closeReason: "Fine" })
    const over = { ...answers, roundtableCode: closed.code }
    expect(await refusalOf(fillAdhesion(ctx, token, { step: "table", answers: over }))).toBe(
      "invalid organisations.errors.table_unknown (roundtableCode)",
    )
    expect(await refusalOf(fillAdhesion(ctx, token, { step: "table", answers }))).toBe(
      "invalid organisations.errors.table_unknown (roundtableCode)",
    )
  })

  test("sends nothing that lacks an answer", async ({ db }) => {
    const ctx = await ctxFor(db)
    const token = await beginAdhesion(ctx, BODY)
    expect(await refusalOf(sendAdhesion(ctx, token))).toBe(
      "conflict organisations.errors.adhesion_incomplete",
    )
  })

  test("changes nothing once it is sent", async ({ db }) => {
    await makeAdhesion(db, {})
    const ctx = await ctxFor(db)
    const before = await contentOf(db)
    const step = { step: "body", answers: BODY } as const
    expect(await refusalOf(fillAdhesion(ctx, tokenOf("unconfirmed", false), step))).toBe(MOVED)
    expect(await contentOf(db)).toEqual(before)
  })

  test("fills nobody's mailbox: an address gets five such mails a day", async ({ db }) => {
    await makeAdhesion(db, {})
    const ctx = await ctxFor(db)
    const outcomes = []
    for (let n = 0; n < 6; n++) outcomes.push(await refusalOf(sendAdhesion(ctx, tokenOf("ready", false))))
    // The made request has one mailed link already.
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(4)
    expect(outcomes.at(-1)).toBe("conflict organisations.errors.too_many_mails")
  })
})

describe("the link in the mail", () => {
  test("changes nothing when a machine opens it ten times", async ({ db }) => {
    await makeAdhesion(db, {})
    const ctx = await ctxFor(db)
    const before = await contentOf(db)
    for (let n = 0; n < 10; n++) await openAdhesion(ctx, tokenOf("unconfirmed", true))
    expect(await contentOf(db)).toEqual(before)
  })

  test("confirms once, starts the term, and tells the contact and the secretariat", async ({ db }) => {
    const table = await makeRoundtable(db)
    const officer = await makeOfficer(db, { roundtableId: table.id })
    const { unconfirmed } = await makeAdhesion(db, { roundtableId: table.id })
    const ctx = await ctxFor(db, { now: new Date("2026-03-10T23:30:00Z") })
    await confirmAdhesion(ctx, tokenOf("unconfirmed", true))
    expect(await refusalOf(confirmAdhesion(ctx, tokenOf("unconfirmed", true)))).toBe(MOVED)
    const [row] = await db.select().from(adhesionRequests).where(eq(adhesionRequests.id, unconfirmed.id))
    expect(row).toMatchObject({ state: "waiting", dueOn: "2026-04-10" })
    const receipt = await newestMail(db, "adhesion_receipt")
    expect(receipt).toMatchObject({ address: "unconfirmed@example.org", params: { code: unconfirmed.code } })
    expect(await newestMail(db, "adhesion_new")).toMatchObject({ personId: officer.personId })
    expect(await openAdhesion(ctx, receipt.token)).toMatchObject({ state: "waiting", mailed: true })
  })

  test("tells administrators where no secretariat is", async ({ db }) => {
    const administrator = await makeAdministrator(db)
    await makeAdhesion(db, {})
    await confirmAdhesion(await ctxFor(db), tokenOf("unconfirmed", true))
    expect(await newestMail(db, "adhesion_new")).toMatchObject({ personId: administrator.id })
  })

  test("is needed: the form's own address confirms, answers and withdraws nothing", async ({ db }) => {
    await makeAdhesion(db, {})
    const ctx = await ctxFor(db)
    const before = await contentOf(db)
    const input = { answer: "Eccolo", files: [] }
    expect([
      await refusalOf(confirmAdhesion(ctx, tokenOf("unconfirmed", false))),
      await refusalOf(answerAdditions(ctx, tokenOf("additions_asked", false), input)),
      await refusalOf(withdrawAdhesion(ctx, tokenOf("waiting", false))),
    ]).toEqual([MAIL_ONLY, MAIL_ONLY, MAIL_ONLY])
    expect(await contentOf(db)).toEqual(before)
  })

  test("that nobody has opens nothing", async ({ db }) => {
    expect(await refusalOf(openAdhesion(await ctxFor(db), "guessed"))).toBe(
      "not_found organisations.errors.link_unknown",
    )
  })
})

test("additions lengthen the term by the days they took, and the request is examined again", async ({
  db,
}) => {
  const { additions_asked: asked } = await makeAdhesion(db, {})
  const ctx = await ctxFor(db, { now: new Date("2026-01-25T09:00:00Z") })
  await answerAdditions(ctx, tokenOf("additions_asked", true), { answer: "Ecco lo statuto", files: [] })
  const [row] = await db.select().from(adhesionRequests).where(eq(adhesionRequests.id, asked.id))
  expect(row).toMatchObject({ state: "in_charge", dueOn: "2026-02-14", wasSuspended: true, askedOn: null })
})

test("a request is withdrawn by its contact, with an entry in the audit", async ({ db }) => {
  await makeAdhesion(db, {})
  const ctx = await ctxFor(db)
  await withdrawAdhesion(ctx, tokenOf("in_charge", true))
  expect(await refusalOf(withdrawAdhesion(ctx, tokenOf("in_charge", true)))).toBe(MOVED)
  expect((await db.select().from(auditEntries)).map(({ action }) => action)).toEqual(["adhesion.withdrawn"])
})

test("what nobody confirmed in thirty days is forgotten, and a second time nothing changes", async ({
  db,
}) => {
  await makeAdhesion(db, { createdAt: new Date("2025-01-01") })
  expect([await forgetDrafts(db), await forgetDrafts(db)]).toEqual([3, 0])
  expect(await db.$count(adhesionRequests)).toBe(4)
})
