import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { hideComment } from "#app/documents/comments/hide-comment.server.ts"
import { getThread } from "#app/documents/comments/list-threads.server.ts"
import { showComment } from "#app/documents/comments/show-comment.server.ts"
import { factsOf } from "#app/documents/rights.server.ts"
import { changeProfile } from "#app/people/change-profile.server.ts"
import { erasePerson } from "#app/people/erase-person.server.ts"
import { auditEntries, auditValues, officers, people } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, type Paper } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { lastComment, makeTalked, open } from "./world.ts"

const shown = async (ctx: Ctx, paper: Paper, code: string) =>
  getThread(ctx, { id: paper.id, facts: await factsOf(ctx.db, paper, { visibility: "public" }) }, code)

describe("somebody named in a comment", () => {
  const named = async (db: Parameters<typeof makeTalked>[0]) => {
    const talked = await makeTalked(db)
    const [author, friend] = [await talked.as("titular"), await talked.as("observer")]
    await db
      .update(people)
      .set({ name: "Pia (Lina) Bozza+" })
      .where(eq(people.id, friend.actor.personId ?? ""))
    const code = await open(author, talked.paper, {
      body: "Lo sa @Pia (Lina) Bozza+. Non @Pia (Lina) Bozza+e",
    })
    return { ...talked, author, friend, code }
  }
  const firstOf = async (ctx: Ctx, paper: Paper, code: string) => (await shown(ctx, paper, code)).comments[0]

  test("is shown under the present name", async ({ db }) => {
    const { paper, author, friend, code } = await named(db)
    await changeProfile(friend, { name: "Pia Rossi", language: "it" })
    expect(await firstOf(author, paper, code)).toMatchObject({
      called: [{ label: "Pia (Lina) Bozza+", name: "Pia Rossi" }],
    })
  })

  test("is nobody once erased, not even in what is stored", async ({ db }) => {
    const { paper, author, friend, code } = await named(db)
    await db
      .update(officers)
      .set({ endedAt: author.now, endReason: "ended" })
      .where(eq(officers.personId, friend.actor.personId ?? ""))
    const admin = await ctxOf(db, await makeAdministrator(db))
    const [person] = await db
      .select()
      .from(people)
      .where(eq(people.id, friend.actor.personId ?? ""))
    await erasePerson(admin, { personCode: person?.code ?? "", reason: "Richiesta" })
    expect(await firstOf(author, paper, code)).toMatchObject({
      ...{ body: "Lo sa @…. Non @Pia (Lina) Bozza+e", called: [{ label: "…", name: null }] },
    })
  })

  test("is nobody's to see in a comment that was hidden", async ({ db }) => {
    const { paper, author, as, code } = await named(db)
    await hideComment(await as("chair"), { commentCode: (await lastComment(db)).code, reason: "Offende" })
    expect(await firstOf(author, paper, code)).toMatchObject({ body: null, called: [] })
  })
})

describe("a hidden comment is shown again", () => {
  test("by who may hide it, as it was, and the audit keeps why it had been hidden", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair, secretary] = [await as("titular"), await as("chair"), await as("secretary here")]
    const code = await open(author, paper)
    const { code: commentCode, id } = await lastComment(db)
    await hideComment(chair, { commentCode, reason: "Nomina un caso" })
    expect((await shown(secretary, paper, code)).comments[0]).toMatchObject({ mayShow: true, mayHide: false })
    expect((await shown(author, paper, code)).comments[0]).toMatchObject({ mayShow: false })
    await showComment(secretary, { commentCode })
    expect((await shown(author, paper, code)).comments[0]).toMatchObject({
      ...{ body: "Un commento", hiddenAt: null, hiddenReason: null, mayEdit: true },
    })
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.action, "comment.shown"))
    expect(entry).toMatchObject({ subjectId: id, actorId: secretary.actor.personId })
    const [values] = await db
      .select()
      .from(auditValues)
      .where(eq(auditValues.entryId, entry?.id ?? 0))
    expect(values?.values).toEqual({ reason: "Nomina un caso" })
  })

  test("by nobody else, and only while it is hidden", async ({ db }) => {
    const { paper, as } = await makeTalked(db)
    const [author, chair] = [await as("titular"), await as("chair")]
    await open(author, paper)
    const { code: commentCode } = await lastComment(db)
    expect(await refusalOf(showComment(chair, { commentCode }))).toBe(
      "forbidden comments.refuse.shown_already",
    )
    await hideComment(chair, { commentCode, reason: "Offende" })
    for (const relation of ["titular", "observer", "secretary elsewhere"] as const)
      expect(await refusalOf(showComment(await as(relation), { commentCode }))).toMatch(/^forbidden comments/)
  })
})
