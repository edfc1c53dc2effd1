import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { isOnline } from "#app/meetings/minutes/publish/annex.ts"
import { askOnlineAnnex, getAnnexes } from "#app/meetings/minutes/publish/annex-queries.server.ts"
import { PublishAnnex } from "#app/meetings/minutes/publish/input.ts"
import { endAnnex, endDueAnnexes, publishAnnex } from "#app/meetings/minutes/publish/publish-annex.server.ts"
import { publishMinutes, withdrawPublication } from "#app/meetings/minutes/publish/publish-minutes.server.ts"
import { getPublication, getPublished } from "#app/meetings/minutes/publish/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { publishedAnnexes, roundtables } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { makeAnnex } from "./annex-rows.ts"
import { approved } from "./approved.ts"

const DAY_MS = 86_400_000
const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** A verbale with one frozen annex, published unless it is said otherwise. */
const published = async (db: Db, isPublished = true) => {
  const all = await approved(db)
  await db.update(roundtables).set({ visibility: "public" }).where(eq(roundtables.id, all.roundtable.id))
  await makeAnnex(db, all.minutes)
  const code = all.own.minutesCode
  if (isPublished) {
    const sha256 = (await getPublication(all.ctx, code, textsIn)).made?.sha256 ?? ""
    await publishMinutes(all.ctx, { ...all.own, sha256, read: "yes" }, textsIn)
  }
  const publish = (over: object = {}, ctx: Ctx = all.ctx) =>
    publishAnnex(ctx, PublishAnnex.parse({ ...all.own, number: "1", ...over }))
  const nobody = { ...(await ctxFor(db)), now: all.ctx.now }
  const later = (days: number) => ({ ...nobody, now: new Date(all.ctx.now.getTime() + days * DAY_MS) })
  const online = async (ctx: Ctx = nobody) => (await getPublished(ctx, code)).text?.annexes ?? []
  return { ...all, code, publish, nobody, later, online, inDays: (n: number) => dayOf(later(n).now) }
}

test("its last day is one on which it is online", () => {
  const until = { endedAt: null, onlineUntil: "2026-05-14" }
  expect(["2026-05-13", "2026-05-14", "2026-05-15"].map((day) => isOnline(until, day))).toEqual([
    true,
    true,
    false,
  ])
  expect(isOnline({ endedAt: null, onlineUntil: null }, "2099-01-01")).toBe(true)
  expect(isOnline({ endedAt: new Date(), onlineUntil: null }, "2026-01-01")).toBe(false)
})

describe("an annex of a published verbale", () => {
  test("is read by everybody until its day, and then its address says that it is gone", async ({ db }) => {
    const all = await published(db)
    await all.publish({ hasPersons: "yes", onlineUntil: all.inDays(10) })
    const [annex] = await all.online()
    expect(annex).toMatchObject({ number: 1, title: "Elenco", onlineUntil: all.inDays(10) })
    const gone = async (days: number) =>
      (await askOnlineAnnex(all.later(days), all.code, annex?.code ?? "")).isGone
    expect([await gone(0), await gone(10), await gone(11)]).toEqual([false, false, true])
    expect([await all.online(all.later(11)), await endDueAnnexes(all.later(10))]).toEqual([[], 0])
    expect([await endDueAnnexes(all.later(11)), await endDueAnnexes(all.later(11))]).toEqual([1, 0])
    expect(await db.select().from(publishedAnnexes)).toMatchObject([
      { endedAt: expect.any(Date), endedById: null },
    ])
  })

  test("has no end where it names nobody, and is taken off by who keeps the verbale", async ({ db }) => {
    const all = await published(db)
    await all.publish()
    expect(await refusalOf(all.publish())).toBe("conflict afterwards.errors.annex_online")
    const [annex] = (await getAnnexes(all.ctx, all.code)).annexes
    const input = { ...all.own, annexCode: annex?.online?.code ?? "" }
    expect(await refusalOf(endAnnex(all.member, input))).toBe("forbidden minutes.refuse.secretary_or_chair")
    await endAnnex(all.ctx, input)
    expect(await all.online()).toEqual([])
    expect((await askOnlineAnnex(all.nobody, all.code, input.annexCode)).isGone).toBe(true)
    await all.publish({ onlineUntil: all.inDays(3) })
    expect(await all.online()).toHaveLength(1)
  })

  test("is not online again when the verbale is taken back and published once more", async ({ db }) => {
    const all = await published(db)
    await all.publish()
    await withdrawPublication(all.ctx, { ...all.own, reason: "C'era un nome" })
    expect(await db.select().from(publishedAnnexes)).toMatchObject([{ endedAt: expect.any(Date) }])
  })

  test("is taken off at a closed table too", async ({ db }) => {
    const all = await published(db)
    await all.publish()
    const [annex] = (await getAnnexes(all.ctx, all.code)).annexes
    const seats = {
      ...all.ctx.actor,
      offices: all.ctx.actor.offices.map((one) => ({ ...one, closed: true })),
    }
    await db
      .update(roundtables)
      .set({ closedAt: all.ctx.now, closeReason: "Fine" })
      .where(eq(roundtables.id, all.roundtable.id))
    await endAnnex({ ...all.ctx, actor: seats }, { ...all.own, annexCode: annex?.online?.code ?? "" })
    expect(await all.online()).toEqual([])
  })

  test.for([
    [
      "without a day where there are persons",
      { hasPersons: "yes" },
      "invalid afterwards.errors.until_missing (onlineUntil)",
    ],
    [
      "until a day that is over",
      { onlineUntil: "2020-01-01" },
      "invalid afterwards.errors.until_past (onlineUntil)",
    ],
    ["with a number that the sitting has not", { number: "9" }, "not_found errors.not_found.text"],
  ] as const)("is refused %s", async ([, over, refusal], { db }) => {
    const all = await published(db)
    expect(await refusalOf(all.publish(over))).toBe(refusal)
    expect(await db.$count(publishedAnnexes)).toBe(0)
  })

  test("waits for the verbale, and is nobody's to publish but the secretariat's and the chair's", async ({
    db,
  }) => {
    const early = await published(db, false)
    expect(await refusalOf(early.publish())).toBe("forbidden afterwards.refuse.not_published")
    const all = await published(db)
    expect(await refusalOf(all.publish({}, all.member))).toBe("forbidden minutes.refuse.secretary_or_chair")
  })
})
