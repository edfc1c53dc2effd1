import { eq, isNull } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { addMeetingAnnex, removeMeetingAnnex } from "#app/meetings/keep-annexes.server.ts"
import { getMeeting } from "#app/meetings/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { annexes, convocationVersions, files, meetings } from "#db/schema/index.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { prepareMeeting, sendMeeting } from "./prepare.ts"

const add = (ctx: Ctx, meetingCode: string, title: string) =>
  addMeetingAnnex(ctx, {
    ...{ meetingCode, title },
    paper: { name: `${title}.txt`, bytes: new TextEncoder().encode(title) },
  })
const withAnnexes = async (db: Db) => {
  const { ctx, roundtable } = await makeTable(db)
  const code = await prepareMeeting(ctx, roundtable.code, ["Bilancio"])
  for (const title of ["Piano", "Relazione"]) await add(ctx, code, title)
  return { ctx, code }
}
const listed = async (ctx: Ctx, code: string) =>
  (await getMeeting(ctx, code)).content.annexes.map(({ number, title }) => `${number} ${title}`)

describe("an annex that is taken out", () => {
  test("of a draft goes with its file, and the others keep their numbers", async ({ db }) => {
    const { ctx, code } = await withAnnexes(db)
    await removeMeetingAnnex(ctx, { meetingCode: code, number: 1 })
    expect(await listed(ctx, code)).toEqual(["2 Relazione"])
    const rows = await db.select().from(files).where(eq(files.ownerKind, "meeting")).orderBy(files.name)
    expect(rows.map(({ name, removedAt }) => [name, removedAt !== null])).toEqual([
      ["Piano.txt", true],
      ["Relazione.txt", false],
    ])
  })

  test("after sending is missing from the numbered change, and stays in the convocation", async ({ db }) => {
    const { ctx, code } = await withAnnexes(db)
    await sendMeeting(ctx, code)
    await removeMeetingAnnex(ctx, { meetingCode: code, number: 1 })
    expect((await db.select().from(meetings))[0]?.editedAt).not.toBeNull()
    await sendMeeting(ctx, code)
    const sent = await db.select().from(convocationVersions).orderBy(convocationVersions.sequence)
    const said = sent.map(({ content }) =>
      (content as { annexes: { title: string }[] }).annexes.map(({ title }) => title).join(),
    )
    expect(said).toEqual(["Piano,Relazione", "Relazione"])
    const here = await db.select().from(files).where(isNull(files.removedAt))
    expect(here.map(({ name }) => name)).toContain("Piano.txt")
  })

  test("leaves its number to nobody once it was sent", async ({ db }) => {
    const { ctx, code } = await withAnnexes(db)
    await sendMeeting(ctx, code)
    await removeMeetingAnnex(ctx, { meetingCode: code, number: 2 })
    await add(ctx, code, "Altro")
    expect(await listed(ctx, code)).toEqual(["1 Piano", "3 Altro"])
  })

  test("is not there a second time", async ({ db }) => {
    const { ctx, code } = await withAnnexes(db)
    await sendMeeting(ctx, code)
    await removeMeetingAnnex(ctx, { meetingCode: code, number: 1 })
    expect(await refusalOf(removeMeetingAnnex(ctx, { meetingCode: code, number: 1 }))).toContain("not_found")
    const rows = await db.select().from(annexes).orderBy(annexes.number)
    expect(rows.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([true, false])
  })
})
