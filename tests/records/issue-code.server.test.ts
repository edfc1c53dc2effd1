import { randomUUID } from "node:crypto"
import { transact } from "#app/context.ts"
import { issueCode, replaceCode, revokeCode, verifyCode } from "#app/records/issue-code.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const ASK = { title: "Attestato di frequenza", issuer: "Ente (demo)", holder: "Kadija Copertina" }
const issued = async (db: Db) => {
  const ctx = await ctxFor(db)
  const ask = { ...ASK, subject: { kind: "certificate", id: randomUUID() } }
  return { ctx, ask, ...(await transact(ctx, (ctx) => issueCode(ctx, ask))) }
}

describe("a code", () => {
  test("is valid for everybody who types it, with initials for a name", async ({ db }) => {
    const { code } = await issued(db)
    const typed = code.toLowerCase().replace(/(.{4})/g, "$1 ")
    expect(await verifyCode(await ctxFor(db), typed)).toMatchObject({
      status: "valid",
      holder: "K. C.",
      code,
    })
  })

  test("says since when and why it is revoked", async ({ db }) => {
    const { ctx, id, code } = await issued(db)
    await transact(ctx, (ctx) => revokeCode(ctx, id, "Nome sbagliato"))
    expect(await verifyCode(ctx, code)).toMatchObject({ status: "revoked", statusReason: "Nome sbagliato" })
  })

  test("leads to the one that replaced it", async ({ db }) => {
    const { ctx, id, code, ask } = await issued(db)
    const newer = await transact(ctx, (ctx) => replaceCode(ctx, id, "Nome corretto", ask))
    expect(await verifyCode(ctx, code)).toMatchObject({ status: "replaced", replacedBy: newer.code })
    expect(await verifyCode(ctx, newer.code)).toMatchObject({ status: "valid" })
  })

  test("is changed once", async ({ db }) => {
    const { ctx, id } = await issued(db)
    const revoke = () => transact(ctx, (ctx) => revokeCode(ctx, id, "Errore"))
    expect([await refusalOf(revoke()), await refusalOf(revoke())]).toEqual([
      ...[null, "conflict records.errors.code_changed"],
    ])
  })

  test("is not verified any more after ten years", async ({ db }) => {
    const { ctx, code } = await issued(db)
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 3660 * 86_400_000) }
    expect(await verifyCode(later, code)).toMatchObject({ status: "expired" })
  })

  test("that nobody issued is none, and one copied wrongly says so", async ({ db }) => {
    const { ctx } = await issued(db)
    expect([await verifyCode(ctx, "000000000000"), await verifyCode(ctx, "000000000001")]).toEqual([
      ...[null, { wrong: "check" }],
    ])
  })
})
