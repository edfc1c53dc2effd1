import type { Ctx } from "#app/context.ts"
import { loader } from "#app/routes/files.$code.tsx"
import type { Db } from "#db/client.server.ts"
import { appContext, thrownBy } from "#tests/support/app-context.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeRoundtable } from "#tests/support/factories.ts"
import { makeFile, pdf } from "#tests/support/files.ts"

const scene = async (db: Db, over: Partial<Parameters<typeof makeFile>[1]> = {}) => {
  const ctx = await ctxFor(db)
  return { ctx, file: await makeFile(ctx, { ownerId: (await makeRoundtable(db)).id, ...over }) }
}
const get = async (ctx: Ctx, code: string, headers: Record<string, string> = {}) => {
  const request = new Request(`https://tavoli.example/files/${code}`, { headers })
  return (await loader({ context: appContext(ctx), request, params: { code } } as never)) as Response
}

describe("a file", () => {
  test("is something to save, that no page can be made of and that no proxy keeps", async ({ db }) => {
    const { ctx, file } = await scene(db, { name: "Lettera è.pdf" })
    const answer = await get(ctx, file.code)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="Lettera e.pdf"; filename*=UTF-8''Lettera%20%C3%A8.pdf`,
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringMatching(/^sandbox/),
      "cache-control": "private, no-cache",
    })
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf("Lettera è.pdf"))
  })

  test("is not sent again to who has it", async ({ db }) => {
    const { ctx, file } = await scene(db)
    const etag = (await get(ctx, file.code)).headers.get("ETag") ?? ""
    const again = await get(ctx, file.code, { "If-None-Match": etag })
    expect([again.status, await again.text()]).toEqual([304, ""])
  })

  test.for([
    ["of an owner whose kind has no policy", { ownerKind: "toString" }],
    ["that waits for its form", { ownerKind: "upload" }],
    ["that was removed", { removedAt: new Date(0) }],
    ["of an owner that is not there", { ownerId: "0192d3c4-0000-7000-8000-000000000000" }],
  ] as const)("%s is not there", async ([_what, over], { db }) => {
    const { ctx, file } = await scene(db, over)
    expect((await thrownBy(() => get(ctx, file.code))).status).toBe(404)
  })

  test("whose bytes are lost says so", async ({ db }) => {
    const { ctx, file } = await scene(db)
    await ctx.files.remove(Buffer.from(file.sha256).toString("hex"))
    const answer = await thrownBy(() => get(ctx, file.code))
    expect([answer.status, await answer.json()]).toEqual([404, { reason: expect.stringMatching(/archivio/) }])
  })
})
