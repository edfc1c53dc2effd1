import { createHash } from "node:crypto"
import { eq } from "drizzle-orm"
import { attendedBy, joined } from "#app/meetings/attestations/attested.ts"
import {
  issueAllAttestations,
  issueAttestation,
} from "#app/meetings/attestations/issue-attestation.server.ts"
import { keepPaper, keptPaper } from "#app/meetings/attestations/keep-paper.server.ts"
import { askAttestation, getAttestations } from "#app/meetings/attestations/queries.server.ts"
import type { Speak } from "#app/meetings/send-convocation.server.ts"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import { correctPresence } from "#app/meetings/session/correct-presence.server.ts"
import { verifyCode } from "#app/records/issue-code.server.ts"
import type { Db } from "#db/client.server.ts"
import { attestations, presences, verificationCodes } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { type Begun, clock, here, opened, plus } from "../session/world.ts"

const speak: Speak = () => (key, values) => [key, ...Object.values(values ?? {})].join(" ")
const of = (world: Begun, n: number) => ({ ...here(world), who: `person:${world.seated[n]?.titular.id}` })

const closed = async (db: Db) => {
  const world = await opened(db)
  await closeSitting(plus(world.ctx, 90), here(world))
  return { world, ctx: plus(world.ctx, 91) }
}

describe("an attestation", () => {
  test("is issued by each for themselves once the sitting is closed, and is verified by its code", async ({
    db,
  }) => {
    const open = await opened(db)
    expect(await refusalOf(issueAttestation(await open.memberCtx(0), of(open, 0), speak))).toContain(
      "not_over",
    )
    const { world } = await closed(db)
    const member = plus(await world.memberCtx(0), 91)
    await issueAttestation(member, of(world, 0), speak)
    await issueAttestation(member, of(world, 0), speak)
    expect(await db.$count(attestations)).toBe(1)
    const { people } = await getAttestations(member, world.code)
    expect(people).toMatchObject([{ name: "Titolare 0", isOwn: true, stays: [{ isRemote: false }] }])
    const found = await verifyCode(world.ctx, people[0]?.paper?.verification ?? "")
    expect(found).toMatchObject({ status: "valid", holder: "T. 0." })
    const paper = await askAttestation(member, people[0]?.paper?.code ?? "", speak)
    expect(JSON.stringify(paper.question)).toContain("Titolare 0")
  })

  test("is the same bytes each time, and the page of its code says their digest", async ({ db }) => {
    const { world, ctx: now } = await closed(db)
    const ctx = { ...now, files: memoryFiles() }
    await issueAllAttestations(ctx, here(world), speak)
    const [row] = await db.select().from(attestations)
    const ask = async () => (await askAttestation(ctx, row?.code ?? "", speak)).attestation
    const codeOf = async () => {
      const [code] = await db
        .select()
        .from(verificationCodes)
        .where(eq(verificationCodes.id, row?.verificationId ?? ""))
      return verifyCode(ctx, code?.code ?? "")
    }
    expect([await keptPaper(ctx, await ask()), await codeOf()]).toMatchObject([null, { sha256: null }])
    const first = await keepPaper(ctx, await ask(), { name: "a.pdf", bytes: pdf() })
    // Whoever was beside it, or comes with a newer release, gets what was kept.
    const other = Buffer.concat([pdf(), Buffer.from("\n% other")])
    const second = await keepPaper(ctx, await ask(), { name: "a.pdf", bytes: other })
    expect(Buffer.from(second)).toEqual(Buffer.from(first))
    expect(Buffer.from((await keptPaper(ctx, await ask())) ?? [])).toEqual(Buffer.from(first))
    expect(await codeOf()).toMatchObject({ sha256: createHash("sha256").update(first).digest("hex") })
  })

  test("of somebody else is issued and read by who conducts alone", async ({ db }) => {
    const { world, ctx } = await closed(db)
    const member = plus(await world.memberCtx(1), 91)
    expect(await refusalOf(issueAttestation(member, of(world, 0), speak))).not.toBeNull()
    expect(await refusalOf(issueAllAttestations(member, here(world), speak))).not.toBeNull()
    expect(await issueAllAttestations(ctx, here(world), speak)).toBe(3)
    expect(await issueAllAttestations(ctx, here(world), speak)).toBe(0)
    const [row] = await db
      .select()
      .from(attestations)
      .where(eq(attestations.personId, world.seated[0]?.titular.id ?? ""))
    expect(await refusalOf(askAttestation(member, row?.code ?? "", speak))).toContain("not_found")
    expect(
      await refusalOf(askAttestation(await ctxAs(db, "observer", world), row?.code ?? "", speak)),
    ).toContain("not_found")
  })

  test("of who was not there is none", async ({ db }) => {
    const { world, ctx } = await closed(db)
    expect(await refusalOf(issueAttestation(ctx, of(world, 4), speak))).toContain("not_there")
  })

  test("is replaced when the roll was corrected, and its old code says so", async ({ db }) => {
    const { world, ctx } = await closed(db)
    await issueAllAttestations(ctx, here(world), speak)
    const [row] = await db
      .select()
      .from(presences)
      .where(eq(presences.personId, world.seated[0]?.titular.id ?? ""))
    await correctPresence(ctx, {
      ...{ ...here(world), presenceId: row?.id ?? "", from: null, until: clock(world.ctx, 60) },
      ...{ strike: false, reason: "È uscita prima" },
    })
    expect(await issueAllAttestations(plus(ctx, 1), here(world), speak)).toBe(1)
    const codes = await db.select().from(verificationCodes).where(eq(verificationCodes.status, "replaced"))
    expect(codes).toHaveLength(1)
    expect((await verifyCode(ctx, codes[0]?.code ?? "")) ?? {}).toMatchObject({ status: "replaced" })
  })
})

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 14, 8, minutes))

test("times that follow without a gap at one place are one, a line lost in between makes two", () => {
  const stay = (from: number, until: number, isRemote = false) => ({
    from: at(from),
    until: at(until),
    isRemote,
  })
  expect(joined([stay(0, 10), stay(10, 20)])).toEqual([stay(0, 20)])
  expect(joined([stay(0, 10), stay(12, 20)])).toHaveLength(2)
  expect(joined([stay(0, 10), stay(10, 20, true)])).toHaveLength(2)
})

test("somebody without account is attested by their letter, somebody still there not at all", () => {
  const row = { name: "Yara", seat: "C3", body: "Ente", quality: "delegate", isRemote: false, fromAt: at(0) }
  const people = attendedBy([
    { ...row, personId: null, noteId: "n", untilAt: at(10) },
    { ...row, personId: "p", noteId: null, name: "Ada", untilAt: null },
  ])
  expect(people.map(({ key }) => key)).toEqual(["note:n"])
})
