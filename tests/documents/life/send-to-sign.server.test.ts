import { eq } from "drizzle-orm"
import { addAttachment } from "#app/documents/attachments/attachments.server.ts"
import { closeRound } from "#app/documents/life/close-round.server.ts"
import { sendToSign } from "#app/documents/life/send-to-sign.server.ts"
import { readSigning } from "#app/documents/life/signing-queries.server.ts"
import { getPaper } from "#app/documents/queries.server.ts"
import { listAnnexes } from "#app/records/annexes.server.ts"
import { askSignature } from "#app/records/ask-signature.server.ts"
import { voidFiling } from "#app/records/file-paper.server.ts"
import { returnSigned } from "#app/records/return-signed.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, filings, outbox, papers, signatures } from "#db/schema/index.ts"
import { produced, signedPdf } from "#tests/records/signed-files.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"
import { agree, makeLife, openedBy } from "./world.ts"

const out = (paperCode: string) => ({ paperCode, pdf: { name: "protocollo.pdf", bytes: produced() } })

/** A text with a file beside it that a round among two parties adopted. */
const makeSigned = async (db: Db, visibility = "public") => {
  const world = await makeLife(db, { seats: 2, visibility })
  const secretary = { ...world.secretary, files: memoryFiles() }
  const paperCode = world.paper.code
  const file = { name: "tabella.pdf", bytes: pdf("tabella") }
  await addAttachment(secretary, { paperCode, title: "Tabella", file })
  await openedBy(db, world, { among: "parties", parties: world.places.map(({ seat }) => seat.code) })
  await agree(world)
  await closeRound(world.secretary, { paperCode, number: 1 })
  const signing = async (ctx = secretary) => readSigning(ctx, await getPaper(ctx, paperCode))
  return { ...world, secretary, paperCode, signing }
}

describe("a shared text that goes out to be signed", () => {
  test("is filed among the table's acts with the files beside it, in the log, and told", async ({ db }) => {
    const { secretary, paper, paperCode } = await makeSigned(db)
    await db.delete(outbox)
    await sendToSign(secretary, out(paperCode))
    const [filing] = await db.select().from(filings)
    expect(filing).toMatchObject({
      ...{ class: "agreement", subjectKind: "document", subjectId: paper.id, visibility: "public" },
      title: paper.title,
    })
    const annexes = await listAnnexes({ db }, { kind: "record", id: filing?.id ?? "" })
    expect(annexes.map(({ title, sha256 }) => [title, sha256?.length])).toEqual([["Tabella", 64]])
    const deeds = (await db.select().from(auditEntries)).map(({ action }) => action)
    expect(deeds.filter((action) => action === "document.sent-to-sign")).toHaveLength(1)
    expect(new Set((await db.select().from(outbox)).map(({ kind }) => kind))).toEqual(
      new Set(["paper_to_sign"]),
    )
  })

  test("is never a verbale, which names people and is signed by ways of its own", async ({ db }) => {
    const { secretary, paper, paperCode } = await makeSigned(db)
    await db.update(papers).set({ kind: "minutes" }).where(eq(papers.id, paper.id))
    expect(await refusalOf(sendToSign(secretary, out(paperCode)))).toBe("forbidden life.refuse.minutes")
  })

  test("of a table for its members is theirs to read", async ({ db }) => {
    const { secretary, paperCode } = await makeSigned(db, "members")
    await sendToSign(secretary, out(paperCode))
    expect((await db.select().from(filings))[0]?.visibility).toBe("members")
  })

  test("goes once, and again when the filed paper was declared void", async ({ db }) => {
    const { secretary, paperCode } = await makeSigned(db)
    const filingCode = await sendToSign(secretary, out(paperCode))
    expect(await refusalOf(sendToSign(secretary, out(paperCode)))).toBe("conflict life.errors.sent_already")
    await voidFiling(secretary, { filingCode, reason: "Carta sbagliata" })
    expect(await sendToSign(secretary, out(paperCode))).not.toBe(filingCode)
  })

  test("does not go before the table shares it", async ({ db }) => {
    const world = await makeLife(db, { seats: 0 })
    const refused = sendToSign({ ...world.secretary, files: memoryFiles() }, out(world.paper.code))
    expect(await refusalOf(refused)).toBe("forbidden life.refuse.from.adopted")
  })

  const KEEP: readonly Relation[] = ["secretary here", "administrator"]
  test.for(RELATIONS)("is sent by who keeps the table's acts: %s", async (who, { db }) => {
    const { secretary, roundtable, paperCode } = await makeSigned(db)
    const ctx = { ...(await ctxAs(db, who, { roundtable })), files: secretary.files }
    const before = await contentOf(db)
    const refused = await refusalOf(sendToSign(ctx, out(paperCode)))
    if (KEEP.includes(who)) return expect(refused).toBeNull()
    expect(refused).toBe("forbidden records.refuse.secretary_only")
    expect((await contentOf(db)).filing).toEqual(before.filing)
  })
})

describe("the page of a text that parties sign", () => {
  test("says of each party whether it is to be asked, waits or has signed", async ({ db }) => {
    const { secretary, paperCode, signing } = await makeSigned(db)
    const states = async () => (await signing())?.parties.map(({ state }) => state)
    expect([(await signing())?.isFiled, await states()]).toEqual([false, ["to_ask", "to_ask"]])
    const filingCode = await sendToSign(secretary, out(paperCode))
    const party = (await signing())?.parties[0]?.party ?? ""
    await askSignature(secretary, {
      ...{ filingCode, party, partyKind: "administration", signatory: "Alba Quaderno", power: "office" },
      ...{ powerDetail: "Sindaca", email: null, dueOn: null, inOrder: true },
    })
    expect((await states())?.sort()).toEqual(["to_ask", "waiting"])
    const [asked] = await db.select().from(signatures)
    const signed = { name: "firmato.pdf", bytes: signedPdf(produced(), "Prima") }
    await returnSigned(secretary, { signatureCode: asked?.code ?? "", signed, scan: false })
    expect((await states())?.sort()).toEqual(["signed", "to_ask"])
  })

  test("names who speaks for a party to who asks, and to nobody else", async ({ db }) => {
    const { secretary, places, signing } = await makeSigned(db)
    const names = async (ctx: typeof secretary) => (await signing(ctx))?.parties.map((one) => one.signatory)
    expect((await names(secretary))?.every((name) => name !== null)).toBe(true)
    const nobody = { ...(await ctxFor(db)), files: secretary.files }
    expect(await names(nobody)).toEqual([null, null])
    const member = { ...(places[0]?.titular ?? secretary), files: secretary.files }
    expect([await names(member), (await signing(member))?.mayKeep]).toEqual([[null, null], false])
  })

  test("is silent about a text that seats adopted and nobody signs", async ({ db }) => {
    const world = await makeLife(db, { state: "adopted", seats: 0 })
    const paper = await getPaper(world.secretary, world.paper.code)
    expect(await readSigning(world.secretary, { ...paper, kind: "guidelines" })).toBeNull()
  })
})
