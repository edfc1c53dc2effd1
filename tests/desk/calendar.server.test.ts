import ICAL from "ical.js"
import { NOBODY } from "#app/context.ts"
import { editionCalendar } from "#app/courses/calendar-file.server.ts"
import { calendarOf } from "#app/desk/calendar/calendar-file.server.ts"
import { entriesBetween, periodOf } from "#app/desk/calendar/events.server.ts"
import { getFeed, openFeed, renewFeed, withdrawFeed } from "#app/desk/calendar/feed.server.ts"
import { feedCookie, shownOnce } from "#app/desk/calendar/feed-cookie.server.ts"
import { filtersOf } from "#app/desk/calendar/input.ts"
import { meetingCalendar } from "#app/meetings/calendar-file.server.ts"
import type { Db } from "#db/client.server.ts"
import { agendaItems } from "#db/schema/index.ts"
import { prepareMeeting, sendMeeting } from "#tests/meetings/prepare.ts"
import { callTo, makeConvened, makeMeeting } from "#tests/meetings/rows.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makeCourse, makeEdition, makeEnrolment, makeSession } from "#tests/support/courses.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"

const YEAR = periodOf("2099-01-01", "2100-01-01")
const all = (search = "") => filtersOf(new URLSearchParams(search))
const t = ((key: string, values?: object) => [key, ...Object.values(values ?? {})].join(" ")) as never

/** A table with a draft, a meeting of its members, and one that everybody may read. */
const meetingsOf = async (db: Db) => {
  const table = await makeTable(db)
  await makeMeeting(db, table.roundtable)
  const inner = await makeConvened(db, table.roundtable, 1)
  const open = await makeConvened(db, table.roundtable, 2, { isPublic: true })
  return { ...table, inner, open }
}
const codesOf = async (ctx: Parameters<typeof entriesBetween>[0], search = "") =>
  (await entriesBetween(ctx, YEAR, all(search))).map(({ code }) => code).sort()

describe("the calendar", () => {
  test("shows everybody the public meetings, members theirs too, and nobody a draft", async ({ db }) => {
    const world = await meetingsOf(db)
    const { inner, open } = world
    const nobody = { ...world.ctx, actor: NOBODY }
    expect(await codesOf(nobody)).toEqual([open.code])
    expect(await codesOf(await ctxAs(db, "titular", world))).toEqual([inner.code, open.code].sort())
    expect(await codesOf(await ctxOf(db, await makePerson(db)))).toEqual([open.code])
  })

  test("knows a meeting as its convocation does: one entry, as long as its points foresee", async ({
    db,
  }) => {
    const { ctx, roundtable } = await makeTable(db)
    const code = await prepareMeeting(ctx, roundtable.code, ["Bilancio", "Varie ed eventuali"])
    await db.update(agendaItems).set({ minutes: 35 })
    await sendMeeting(ctx, code)
    const entries = (text: string) =>
      new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
        const event = new ICAL.Event(component)
        return [event.uid, event.sequence, event.startDate.toString(), event.endDate.toString()]
      })
    const own = entries(await meetingCalendar(ctx, code, textsIn))
    expect(own).toHaveLength(1)
    expect(entries(await calendarOf(ctx, t, "it", all()))).toEqual(own)
    const [entry] = await entriesBetween(ctx, periodOf("2020-01-01", "2100-01-01"), all())
    expect(new Date(entry?.endsAt ?? 0).getTime() - new Date(entry?.startsAt ?? 0).getTime()).toBe(
      70 * 60_000,
    )
  })

  test("of one person has what they are called to, of one table only its own", async ({ db }) => {
    const [world, other] = [await meetingsOf(db), await meetingsOf(db)]
    const person = await makePerson(db)
    await callTo(db, world.open, person.id, "a token")
    const ctx = await ctxOf(db, person)
    expect(await codesOf(ctx, "mine=yes")).toEqual([world.open.code])
    expect(await codesOf(ctx, `table=${other.roundtable.code}`)).toEqual([other.open.code])
    expect(await codesOf(ctx)).toEqual([world.open.code, other.open.code].sort())
  })

  test("has the sessions of courses, of one person those they are confirmed in", async ({ db }) => {
    const course = await makeCourse(db)
    const [ours, others] = [
      await makeEdition(db, { courseId: course.id, number: 1 }),
      await makeEdition(db, { courseId: course.id, number: 2 }),
    ]
    for (const { id: editionId } of [ours, others])
      await makeSession(db, {
        ...{
          editionId,
          startsAt: new Date("2099-03-01T09:00:00Z"),
          endsAt: new Date("2099-03-01T11:00:00Z"),
        },
      })
    const person = await makePerson(db)
    await makeEnrolment(db, { editionId: ours.id, personId: person.id, state: "confirmed" })
    const ctx = await ctxOf(db, person)
    expect(await codesOf(ctx, "mine=yes")).toEqual([ours.code])
    expect(await codesOf(ctx)).toEqual([ours.code, others.code].sort())
    const file = await editionCalendar(ctx, ours.code, () => t)
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent")
    expect(events).toHaveLength(2)
    expect(file).not.toContain("room.example.org")
  })
})

describe("the secret address of one's own calendar", () => {
  test("goes from the post to the page by a cookie that is read there once", () => {
    const asked = (cookie: string) =>
      shownOnce(new Request("https://x.example/account/calendar", { headers: { Cookie: cookie } }))
    const made = feedCookie({ publicUrl: "https://x.example" }, "a".repeat(32))
    expect(made).toMatch(/; Path=\/account\/calendar; Max-Age=60; HttpOnly; SameSite=Strict; Secure$/)
    expect(asked(`other=1; ${made.split(";")[0]}`)).toBe("a".repeat(32))
    expect(feedCookie({ publicUrl: "http://x.example" }, null)).toContain("Max-Age=0")
    expect(asked("other=1")).toBeNull()
    expect(asked("tavoli_calendar=short")).toBeNull()
  })

  test("opens what this person may see now, without links to rooms, until it is renewed or withdrawn", async ({
    db,
  }) => {
    const world = await meetingsOf(db)
    const member = await ctxAs(db, "titular", world)
    const token = await renewFeed(member)
    expect(await getFeed(member)).not.toBeNull()
    const nobody = { ...world.ctx, actor: NOBODY }
    const opened = await openFeed(nobody, token)
    expect(opened.ctx.actor.personId).toBe(member.actor.personId)
    expect(await codesOf(opened.ctx, "mine=yes")).toEqual([world.inner.code, world.open.code].sort())
    const text = await calendarOf(opened.ctx, t, "it", all("mine=yes"))
    expect(text).toMatch(/^BEGIN:VCALENDAR/)
    expect(text).not.toContain("video.example.org")
    const renewed = await renewFeed(member)
    expect(await refusalOf(openFeed(nobody, token))).toContain("not_found")
    await withdrawFeed(member)
    expect(await refusalOf(openFeed(nobody, renewed))).toContain("not_found")
    expect(await refusalOf(withdrawFeed(member))).toContain("not_found")
  })
})
