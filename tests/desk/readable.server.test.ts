import { readableSubjects } from "#app/desk/readable.server.ts"
import { findNotice } from "#app/notifications/queries.server.ts"
import { adhesionRequests } from "#db/schema/index.ts"
import { policiesOf } from "#server/jobs/policies.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeNotice, makePaper, makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"

test("every kind that mail asks about can be asked about on a page too", async ({ db }) => {
  const pages = Object.keys(readableSubjects(await ctxFor(db)))
  expect(pages.sort()).toEqual(Object.keys(policiesOf(db)).sort())
})

describe("the condition of the pages and the policy of mail agree", () => {
  test.for(RELATIONS.filter((relation) => relation !== "nobody"))("for %s", async (relation, { db }) => {
    const policies = policiesOf(db)
    for (const visibility of ["public", "members"]) {
      const table = await makeRoundtable(db, { visibility })
      const person = (await personAs(db, relation, table)) ?? (await makePerson(db))
      const ctx = await ctxOf(db, person)
      const subjects: [string, string][] = [["roundtable", table.id]]
      for (const state of ["draft", "co_design", "final_review", "approval", "adopted", "published"]) {
        const publishedAt = state === "published" ? new Date() : null
        const adoptedAt = state === "adopted" || publishedAt ? new Date() : null
        const at = { adoptedAt, publishedAt, state: publishedAt ? "adopted" : state }
        const paper = await makePaper(db, { roundtableId: table.id, ...at })
        subjects.push(["document", paper.id])
      }
      for (const confirmedAt of [null, new Date()]) {
        const body = { name: "Vento", kind: "school", level: "regional", territory: "Puglia" }
        const asked = { ...body, roundtableId: table.id, state: confirmedAt ? "waiting" : "unconfirmed" }
        const rows = await db
          .insert(adhesionRequests)
          .values({ ...asked, confirmedAt })
          .returning()
        subjects.push(["adhesion", rows[0]?.id ?? ""])
      }
      for (const [subjectKind, subjectId] of subjects) {
        const { code } = await makeNotice(db, person.id, { subjectKind, subjectId })
        const onPage = await findNotice(ctx, code, readableSubjects(ctx))
        const byMail = await policies[subjectKind]?.(person.id, subjectId)
        expect([subjectKind, visibility, onPage.isReadable]).toEqual([subjectKind, visibility, byMail])
      }
    }
  })
})
