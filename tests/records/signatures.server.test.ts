import type { Ctx } from "#app/context.ts"
import { askSignature, refuseSignature, remindSignature } from "#app/records/ask-signature.server.ts"
import type { AskSignature } from "#app/records/input.ts"
import { getFiling, getFilingParts } from "#app/records/queries.server.ts"
import { returnSigned } from "#app/records/return-signed.server.ts"
import type { Db } from "#db/client.server.ts"
import { outbox } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { envelope, produced, signedPdf } from "./signed-files.ts"
import { fileBy, scene, upload } from "./world.ts"

const asked = (filingCode: string, party: string, over: Partial<AskSignature> = {}): AskSignature => ({
  ...{ filingCode, party, partyKind: "administration", signatory: "Alba Quaderno", power: "office" },
  ...{ powerDetail: "Sindaca", email: null, dueOn: null, inOrder: true },
  ...over,
})

/** A filed paper that these parties are asked to sign; gives their codes by name. */
const round = async (db: Db, ...parties: (readonly [string, Partial<AskSignature>?])[]) => {
  const { ctx, table } = await scene(db)
  const filingCode = await fileBy(ctx, table)
  for (const [party, over] of parties) await askSignature(ctx, asked(filingCode, party, over))
  const list = async () => (await getFilingParts(ctx, await getFiling(ctx, filingCode), true)).signatures
  const codes = Object.fromEntries((await list()).map(({ party, code }) => [party, code]))
  const back = (party: string, bytes: Uint8Array, over: { scan?: boolean; name?: string } = {}) =>
    returnSigned(ctx, {
      ...{ signatureCode: codes[party] ?? "", scan: over.scan ?? false },
      signed: upload(over.name ?? "firmato.pdf", bytes),
    })
  return { ctx, filingCode, list, codes, back }
}
const FIRST = signedPdf(produced(), "Prima")
const SECOND = signedPdf(FIRST, "Seconda")

describe("parties that sign one after another", () => {
  test("each sign the file that came back from the one before", async ({ db }) => {
    const { back, list } = await round(db, ["Comune"], ["Azienda"])
    await back("Comune", FIRST)
    await back("Azienda", SECOND)
    expect((await list()).map(({ state, form }) => [state, form])).toEqual([
      ["signed", "pades"],
      ["signed", "pades"],
    ])
  })

  test("do not sign before their turn", async ({ db }) => {
    const { back } = await round(db, ["Comune"], ["Azienda"])
    expect(await refusalOf(back("Azienda", FIRST))).toBe("conflict records.errors.not_your_turn")
  })

  test("do not leave out the signature before", async ({ db }) => {
    const { back, list } = await round(db, ["Comune"], ["Azienda"])
    await back("Comune", FIRST)
    expect(await refusalOf(back("Azienda", signedPdf(produced(), "Seconda")))).toBe(
      "invalid records.errors.not_last_accepted (signed)",
    )
    expect((await list()).map(({ state }) => state)).toEqual(["signed", "waiting"])
  })

  test("go on when one refused", async ({ db }) => {
    const { ctx, back, codes, list } = await round(db, ["Comune"], ["Azienda"])
    await refuseSignature(ctx, { signatureCode: codes.Comune ?? "", reason: "Manca la delibera" })
    await back("Azienda", FIRST)
    expect((await list()).map(({ state, refusal }) => [state, refusal])).toEqual([
      ["refused", "Manca la delibera"],
      ["signed", null],
    ])
  })
})

describe("parties that sign at any time", () => {
  test("each sign the first copy, in the form they like", async ({ db }) => {
    const { back, list } = await round(
      ...([db, ["Comune", { inOrder: false }], ["Azienda", { inOrder: false }]] as const),
      ["Associazione", { inOrder: false, partyKind: "private" }],
    )
    await back("Associazione", pdf("scansione"), { scan: true })
    await back("Azienda", envelope(produced()), { name: "atto.pdf.p7m" })
    await back("Comune", FIRST)
    expect((await list()).map(({ form }) => form)).toEqual(["pades", "cades", "scan"])
  })
})

describe("what came back is refused, and the party still waits,", () => {
  test.for([
    ["when it is the paper printed anew", pdf("Protocollo di prova"), {}, "other_bytes"],
    ["when nobody signed it", produced(), {}, "not_signed"],
    ["when it is an envelope of another paper", envelope(pdf("altro")), { name: "a.p7m" }, "other_bytes"],
    ["when an administration sends a scan", pdf("scansione"), { scan: true }, "scan_of_administration"],
  ] as const)("%s", async ([_when, bytes, over, key], { db }) => {
    const { back, list } = await round(db, ["Comune"])
    expect(await refusalOf(back("Comune", bytes, over))).toBe(`invalid records.errors.${key} (signed)`)
    expect(await list()).toMatchObject([{ state: "waiting", fileCode: null }])
  })

  test("but for one that is settled already", async ({ db }) => {
    const { back } = await round(db, ["Comune"])
    await back("Comune", FIRST)
    expect(await refusalOf(back("Comune", FIRST))).toBe("conflict records.errors.signature_settled")
  })
})

describe("whoever signs", () => {
  const mails = (db: Db) =>
    db
      .select({ kind: outbox.kind, to: outbox.address, person: outbox.personId })
      .from(outbox)
      .orderBy(outbox.id)

  test("is told by mail, and reminded once a day", async ({ db }) => {
    const { ctx, codes } = await round(db, ["Comune", { email: "alba@demo.example" }])
    const remind = (ctx: Ctx) => refusalOf(remindSignature(ctx, { signatureCode: codes.Comune ?? "" }))
    expect([await remind(ctx), await remind(ctx)]).toEqual([null, "conflict records.errors.reminded_today"])
    const tomorrow = { ...ctx, now: new Date(ctx.now.getTime() + 25 * 3_600_000) }
    expect(await remind(tomorrow)).toBeNull()
    expect((await mails(db)).map(({ kind }) => kind)).toEqual([
      ...["signature_asked", "signature_reminder", "signature_reminder"],
    ])
  })

  test("is told by account where the address has one", async ({ db }) => {
    const person = await makePerson(db)
    await round(db, ["Comune", { email: person.email }])
    expect(await mails(db)).toEqual([{ kind: "signature_asked", to: null, person: person.id }])
  })

  test("is not reminded without an address", async ({ db }) => {
    const { ctx, codes } = await round(db, ["Comune"])
    expect(await refusalOf(remindSignature(ctx, { signatureCode: codes.Comune ?? "" }))).toBe(
      "conflict records.errors.no_email",
    )
  })

  test("is asked for a day from today on", async ({ db }) => {
    const { ctx, filingCode } = await round(db)
    const late = askSignature(ctx, asked(filingCode, "Comune", { dueOn: "2020-01-01" }))
    expect(await refusalOf(late)).toBe("invalid records.errors.due_past (dueOn)")
  })
})

test("somebody who does not keep the table's papers settles no signature", async ({ db }) => {
  const { codes } = await round(db, ["Comune"])
  const stranger = await ctxOf(db, await makePerson(db))
  const refused = refuseSignature(stranger, { signatureCode: codes.Comune ?? "", reason: "Prova" })
  expect(await refusalOf(refused)).toBe("forbidden records.refuse.secretary_only")
})
