import { record } from "#app/audit/record.server.ts"
import { sealAudit } from "#app/audit/seal.server.ts"
import { transact } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries } from "#db/schema/index.ts"
import { firstBrokenLink, sealedActions } from "#tests/audit/chain.ts"
import { ctxFor } from "#tests/support/context.ts"
import { until } from "#tests/support/machine.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"

/** A deed whose transaction stays open until `commit` is called; resolves once its entry is written. */
const slowDeed = async (db: Db, action: string) => {
  const ctx = await ctxFor(db)
  let commit = () => {}
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve
  })
  let written = () => {}
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const committed = transact(ctx, async (tx) => {
    await record(tx, { action, subject: { kind: "seat", id: "7f" } })
    written()
    await mayCommit
  })
  await Promise.race([isWritten, committed])
  return {
    commit: () => {
      commit()
      return committed
    },
  }
}

const deed = async (db: Db, action: string) => (await slowDeed(db, action)).commit()

const sealAll = (db: Db, count: number) =>
  until(
    async () => {
      await sealAudit(db)
      return (await sealedActions(db)).length === count
    },
    // Transactions of the file that runs beside hold the sealing back until they end.
    { within: 75_000, what: `${count} sealed entries` },
  )

describe("sealing while deeds are under way", () => {
  test("leaves a faster deed unsealed while an earlier one is still open", async ({ own }) => {
    const { db } = await own.open()
    const slow = await slowDeed(db, "slow.done")
    await deed(db, "fast.done")
    await sealAudit(db)
    const sealed = await sealedActions(db)
    await slow.commit()
    expect(sealed).toEqual([])
  })

  test("puts the slower deed before the faster one that began after it", async ({ own }) => {
    const { db } = await own.open()
    const slow = await slowDeed(db, "slow.done")
    await deed(db, "fast.done")
    await sealAudit(db)
    await slow.commit()
    await sealAll(db, 2)
    expect(await sealedActions(db)).toEqual(["slow.done", "fast.done"])
  })

  test("seals every entry once though several processes seal at the same time", async ({ own }) => {
    const pools = await Promise.all([1, 2, 3, 4].map(() => own.open({ poolSize: 3 })))
    const deeds = pools.flatMap(({ db }) => [1, 2, 3, 4, 5].map((n) => deed(db, `deed.${n}`)))
    const sealing = pools.flatMap(({ db }) => [1, 2, 3].map(() => sealAudit(db, 4)))
    await Promise.all([...deeds, ...sealing])
    const { db } = await own.open()
    await sealAll(db, 20)
    expect([await firstBrokenLink(db), await db.$count(auditEntries)]).toEqual([null, 20])
  })
})
