import { eq } from "drizzle-orm"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"
import { nameMentions } from "#app/documents/links/names.server.ts"
import { refuseReadPaper } from "#app/documents/policy.ts"
import { refuseReadNames, refuseReadRoundtable } from "#app/roundtables/policy.ts"
import { people } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { counted } from "#tests/support/counted.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeOrganisation, makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { personAs, RELATIONS } from "#tests/support/relations.ts"
import { makeReadable } from "../papers.ts"
import { line, mention, text, write } from "./world.ts"

const ERASED = "persona non più nel sistema"

const seen = (content: StoredNode | null | undefined): string[] =>
  (content?.content ?? []).flatMap((one) =>
    one.type === "mention" ? [`${one.attrs?.label} ${one.attrs?.href}`] : seen(one),
  )

describe.each(["public", "members"] as const)("at a table for %s, mentions show", (visibility) => {
  test.for(RELATIONS)(
    "%s what its policies do not refuse, and else what was written",
    async (relation, { db }) => {
      const { paper, roundtable } = await makeReadable(db, { state: "adopted" })
      const { paper: draft, roundtable: hidden } = await makeReadable(db, { state: "draft", title: "Bozza" })
      for (const table of [roundtable, hidden])
        await db.execute(`update roundtable set visibility = '${visibility}' where id = '${table.id}'`)
      const tables = [roundtable, hidden].map((table) => ({ ...table, visibility }))
      const [own, other] = tables
      const body = await makeOrganisation(db, { name: "ARCI (demo)" })
      const seat = await makeSeat(db, { roundtableId: roundtable.id })
      const ivo = await makePerson(db, { name: "Ivo Segnaposto" })
      await makeTerm(db, { seat, personId: ivo.id })
      await write(db, draft, line("b-abcd", text("Gli sportelli")))
      const content = {
        type: "doc",
        content: [
          line(
            "b-0001",
            mention("person", ivo.code),
            mention("organisation", body.code),
            mention("roundtable", hidden.code),
            mention("document", draft.code),
            mention("paragraph", `${draft.code}#b-abcd`),
            mention("paragraph", "b-0002"),
          ),
          line("b-0002", text("Premessa")),
        ],
      }
      const person = await personAs(db, relation, roundtable)
      const ctx = person ? await ctxOf(db, person) : await ctxFor(db)
      const home = { code: paper.code, roundtableId: roundtable.id }
      const facts = {
        roundtableId: hidden.id,
        isOfPublicTable: visibility === "public",
        isPublished: false,
        writerSeats: null,
      }
      const plain = "Come scritto null"
      const mayReadDraft = refuseReadPaper(ctx.actor, { ...facts, state: "draft" }) === null
      expect(own && other).toBeTruthy()
      expect(seen(await nameMentions(ctx, home, content, ERASED))).toEqual([
        refuseReadNames(ctx.actor, roundtable.id) ? plain : `Ivo Segnaposto /seats/${seat.code}`,
        `ARCI (demo) /organisations/${body.code}`,
        other && refuseReadRoundtable(ctx.actor, other)
          ? plain
          : `${hidden.name} /roundtables/${hidden.code}`,
        mayReadDraft ? `Bozza /documents/${draft.code}` : plain,
        mayReadDraft ? `Bozza: Gli sportelli /documents/${draft.code}?p=b-abcd#b-abcd` : plain,
        `Premessa /documents/${paper.code}?p=b-0002#b-0002`,
      ])
    },
  )
})

test("who was erased is nobody to everybody, whoever asks", async ({ db }) => {
  const { paper, roundtable } = await makeReadable(db)
  const ivo = await makePerson(db, { name: "Ivo Segnaposto" })
  await db
    .update(people)
    .set({ name: null, email: null, passwordHash: null, erasedAt: new Date() })
    .where(eq(people.id, ivo.id))
  const content = { type: "doc", content: [line("b-0001", mention("person", ivo.code, "Ivo Segnaposto"))] }
  const home = { code: paper.code, roundtableId: roundtable.id }
  expect(seen(await nameMentions(await ctxFor(db), home, content, ERASED))).toEqual([`${ERASED} null`])
})

test("all mentions of a text are one question, and a text without any asks none", async ({ db }) => {
  const { paper, roundtable } = await makeReadable(db)
  const home = { code: paper.code, roundtableId: roundtable.id }
  const { db: through, statements } = counted(db)
  const ctx = { ...(await ctxFor(db)), db: through }
  await nameMentions(ctx, home, { type: "doc", content: [line("b-0001", text("Niente"))] }, ERASED)
  expect(statements).toHaveLength(0)
  const bodies = [await makeOrganisation(db), await makeOrganisation(db)]
  const many = [...bodies.map(({ code }) => mention("organisation", code)), mention("person", "ABCDEFGHJK")]
  await nameMentions(ctx, home, { type: "doc", content: [line("b-0001", ...many)] }, ERASED)
  expect(statements).toHaveLength(1)
})
