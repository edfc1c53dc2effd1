import { eq } from "drizzle-orm"
import type { Refusal } from "#app/http.server.ts"
import { action } from "#app/routes/roundtables.$code.seats.new.tsx"
import { seats } from "#db/schema/index.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { appContext, postOf } from "#tests/support/app-context.ts"
import { expect, test } from "#tests/support/database.ts"
import { makeConstituency, makeOrganisation } from "#tests/support/factories.ts"

test("a form with a name that several have comes back with them, keeps what was typed, and is then accepted", async ({
  db,
}) => {
  const { ctx, roundtable } = await makeTable(db)
  const { id: group } = await makeConstituency(db, { roundtableId: roundtable.id })
  const first = await makeOrganisation(db, { name: "Associazione Vento", territory: "Bari" })
  const second = await makeOrganisation(db, { name: "Associazione Venti", territory: "Lecce" })
  const fields: [string, string][] = [
    ...([
      ["label", "N7"],
      ["constituencyId", group],
      ["holder", "organisation"],
    ] as [string, string][]),
    ["organisation", "associazione vent"],
  ]
  const send = (more: [string, string][] = []) =>
    action({
      context: appContext(ctx),
      request: postOf([...fields, ...more]),
      params: { code: roundtable.code },
    } as never)
  const refused = (await send()) as unknown as { data: Refusal; init: { status: number } }
  expect(refused.init.status).toBe(422)
  expect(refused.data.fields).toEqual({
    organisation: "Più organizzazioni hanno queste parole nel nome: scegli quale",
  })
  expect(refused.data.typed).toMatchObject({ label: "N7", organisation: "associazione vent" })
  expect(refused.data.choices?.organisation).toEqual([
    { value: second.code, label: second.name, help: "Lecce", language: "it" },
    { value: first.code, label: first.name, help: "Bari", language: "it" },
  ])
  const done = (await send([["organisationCode", first.code]])) as unknown as Response
  expect(done.status).toBe(302)
  const [seat] = await db.select().from(seats).where(eq(seats.label, "N7"))
  expect(seat?.organisationId).toBe(first.id)
})
