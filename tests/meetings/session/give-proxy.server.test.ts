import { giveProxy, withdrawProxy } from "#app/meetings/session/give-proxy.server.ts"
import { getProxies } from "#app/meetings/session/proxy-queries.server.ts"
import { getSession } from "#app/meetings/session/queries.server.ts"
import { getRoll } from "#app/meetings/session/roll-queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { proxies, seats } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { aboutToBegin, type Begun, confirm, here, plus } from "./world.ts"

type Rule = { allowed?: boolean; written?: boolean; sameGroup?: boolean; mostHeld?: number }
const withProxies = (db: Db, rule: Rule = {}) =>
  aboutToBegin(db, { rules: { proxy: { allowed: true, sameGroup: false, ...rule } } })

const from = (world: Begun, principal: number, holder: number, letter: string | null = "Delego il voto") => ({
  ...{
    ...here(world),
    principalCode: world.seated[principal]?.seat.code ?? "",
    letter,
    protocol: null,
    file: null,
  },
  holderCode: world.seated[holder]?.seat.code ?? "",
})

test("a seat whose proxy is held by who is there is represented, and counts", async ({ db }) => {
  const world = await withProxies(db)
  await giveProxy(await world.memberCtx(3), from(world, 3, 0))
  await confirm(world.ctx, world, 0, 1)
  expect((await getSession(world.ctx, world.code)).quorum).toMatchObject({
    ...{ found: 3, present: 2, represented: 1, isReached: true },
  })
  const { groups } = await getRoll(world.ctx, world.code)
  const shown = groups.flatMap(({ seats: all }) => all).find(({ votesThrough }) => votesThrough !== null)
  expect(shown).toMatchObject({
    ...{ label: world.seated[3]?.seat.label, votesThrough: world.seated[0]?.seat.label },
  })
})

test("a proxy that is taken back counts no more, and another may be given", async ({ db }) => {
  const world = await withProxies(db)
  const member = await world.memberCtx(3)
  await giveProxy(member, from(world, 3, 0))
  await confirm(world.ctx, world, 0, 1)
  const [row] = await db.select().from(proxies)
  const later = plus(member, 5)
  await withdrawProxy(later, { ...here(world), proxyCode: row?.code ?? "" })
  expect((await getSession(plus(world.ctx, 6), world.code)).quorum).toMatchObject({
    found: 2,
    represented: 0,
  })
  await giveProxy(plus(member, 7), from(world, 3, 1))
  expect((await getProxies(plus(world.ctx, 8), world.code)).proxies).toHaveLength(2)
  expect(await refusalOf(withdrawProxy(later, { ...here(world), proxyCode: row?.code ?? "" }))).toContain(
    "not_found",
  )
})

describe("a proxy is refused", () => {
  test.for([
    ["at a table whose rules know none", { allowed: false }, [3, 0], "proxy_not_allowed"],
    ["to oneself", {}, [3, 3], "proxy_to_oneself"],
    ["above the cap", { mostHeld: 1 }, [3, 0], "proxy_above_cap"],
    ["a second time by the same seat", { mostHeld: 3 }, [4, 1], "proxy_second"],
    ["by who holds one", { mostHeld: 3 }, [0, 1], "proxy_principal_holds"],
    ["to who gave one", { mostHeld: 3 }, [3, 4], "proxy_holder_gave"],
  ] as const)("%s", async ([, rule, [principal, holder], reason], { db }) => {
    const world = await withProxies(db, rule)
    // The fifth seat has given its vote to the first already.
    if (rule !== undefined && !("allowed" in rule)) await giveProxy(world.ctx, from(world, 4, 0))
    expect(await refusalOf(giveProxy(world.ctx, from(world, principal, holder)))).toContain(
      `meetings.refuse.${reason}`,
    )
  })

  test("without a letter where it must be written", async ({ db }) => {
    const world = await withProxies(db)
    expect(await refusalOf(giveProxy(world.ctx, from(world, 3, 0, null)))).toContain("proxy_not_written")
    const free = await withProxies(db, { written: false })
    await giveProxy(free.ctx, from(free, 3, 0, null))
    expect(await db.$count(proxies)).toBe(1)
  })

  test("to a seat of another constituency where the rule says so, and not otherwise", async ({ db }) => {
    for (const sameGroup of [true, false]) {
      const world = await withProxies(db, { sameGroup })
      const seat = await makeSeat(db, { roundtableId: world.roundtable.id })
      await makeTerm(db, { seat, personId: (await makePerson(db)).id })
      const asked = { ...from(world, 3, 0), holderCode: seat.code }
      const reason = await refusalOf(giveProxy(world.ctx, asked))
      expect(reason ?? "given").toContain(sameGroup ? "proxy_outside_group" : "given")
    }
  })

  test("outside of the table, by an advisory seat, and to a vacant one", async ({ db }) => {
    const [world, other] = [await withProxies(db), await withProxies(db)]
    const foreign = { ...from(world, 3, 0), holderCode: other.seated[0]?.seat.code ?? "" }
    expect(await refusalOf(giveProxy(world.ctx, foreign))).toContain("proxy_outside_table")
    const place = { roundtableId: world.roundtable.id, constituencyId: world.group.id }
    const vacant = await makeSeat(db, place)
    expect(
      await refusalOf(giveProxy(world.ctx, { ...from(world, 3, 0), holderCode: vacant.code })),
    ).toContain("proxy_vacant")
    const advisory = await makeSeat(db, { ...place, voting: false })
    await makeTerm(db, { seat: advisory })
    const asked = { ...from(world, 3, 0), principalCode: advisory.code }
    expect(await refusalOf(giveProxy(world.ctx, asked))).toContain("proxy_without_vote")
    expect(await db.$count(seats)).toBeGreaterThan(0)
  })

  test("of a seat that who asks does not sit on", async ({ db }) => {
    const world = await withProxies(db)
    expect(await refusalOf(giveProxy(await world.memberCtx(1), from(world, 3, 0)))).toContain(
      "speak_for_seat",
    )
    const observer = await ctxAs(db, "observer", world)
    expect(await refusalOf(giveProxy(observer, from(world, 3, 0)))).toContain("speak_for_seat")
    expect(await db.$count(proxies)).toBe(0)
  })
})
