import { mkdtempSync } from "node:fs"
import { rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { onTestFinished } from "vitest"
import { record } from "#app/audit/record.server.ts"
import { sealAudit } from "#app/audit/seal.server.ts"
import { transact } from "#app/context.ts"
import { type Db, openDb } from "#db/client.server.ts"
import { migrate } from "#db/migrate.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { runProgram } from "#tests/support/program.ts"

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-verify-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, "db")
}

const openedFolder = async () => {
  const folder = newFolder()
  const opened = await openDb(folder)
  await migrate(opened.db, "db/migrations")
  return { folder, ...opened }
}

const fill = async (db: Db) => {
  const ctx = await ctxFor(db)
  for (let n = 1; n <= 3; n++)
    await transact(ctx, (tx) =>
      record(tx, { action: "seat.taken", subject: { kind: "seat", id: `${n}` }, values: { n } }),
    )
  await sealAudit(db)
}

/** What the program says of a folder, and how it ends. */
const verify = async (...args: string[]) => {
  const program = runProgram("server/verify.ts", ...args)
  const { code, errors } = await program.ended
  return { code, text: program.lines.join("\n"), errors }
}

describe("npm run verify -- audit", { timeout: 120_000 }, () => {
  test("on a folder says that the chain is whole, and then where it is broken", async () => {
    const { folder, db, close } = await openedFolder()
    await fill(db)
    await close()
    const whole = await verify("audit", "--database", folder, "--lang", "it")
    expect(whole).toMatchObject({ code: 0, text: expect.stringContaining("La catena è integra.") })
    const head = /(\d+:[0-9a-f]{64})/.exec(whole.text)?.[1] ?? ""
    expect((await verify("audit", "--database", folder, "--head", head, "--lang", "it")).text).toContain(
      "fino alla voce 3 il passato è quello",
    )

    const again = await openDb(folder)
    await again.db.execute(sql`update audit_entry set action = 'seat.lost' where sealed_seq = 2`)
    await again.close()
    expect(await verify("audit", "--database", folder, "--lang", "it")).toMatchObject({
      code: 1,
      text: expect.stringContaining("ROTTA alla voce 2, riga 2: il contenuto non è quello sigillato."),
    })
  })

  test("says that a folder is in use, and waits for nobody", async () => {
    const { folder, close } = await openedFolder()
    const told = await verify("audit", "--database", folder, "--lang", "en")
    await close()
    expect(told).toMatchObject({
      code: 2,
      errors: expect.stringContaining("A server has the embedded database open"),
    })
  })

  test("makes no database where there is none", async () => {
    const folder = newFolder()
    expect(await verify("audit", "--database", folder, "--lang", "fr")).toMatchObject({
      code: 2,
      errors: expect.stringContaining(`Il n'y a pas de base de données dans ${folder}`),
    })
  })

  test.for([
    [[], "Uso: "],
    [["everything"], "Uso: "],
    [["audit", "--from", "0"], "--from vuole"],
    [["audit", "--head", "12"], "--head vuole"],
    [["audit", "--what"], "Uso: "],
  ] as const)("%j is answered with how to ask", async ([args, answer]) => {
    const told = await verify(...args, ...(args.includes("--what" as never) ? [] : ["--lang", "it"]))
    expect(told.code).toBe(2)
    if (!args.includes("--what" as never)) expect(told.errors).toContain(answer)
  })
})
