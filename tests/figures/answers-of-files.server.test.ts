import { loader as csv } from "#app/routes/roundtables.$code.figures_.csv.tsx"
import { loader as json } from "#app/routes/roundtables.$code.figures_.json.tsx"
import { loader as xlsx } from "#app/routes/roundtables.$code.figures_.xlsx.tsx"
import type { Db } from "#db/client.server.ts"
import { makeTable } from "#tests/roundtables/world.ts"
import { appContext } from "#tests/support/app-context.ts"
import { ctxFor } from "#tests/support/context.ts"
import { expect, test } from "#tests/support/database.ts"

const FILES = { csv, json, xlsx }

const ask = async (db: Db, format: keyof typeof FILES, visibility: "public" | "members" = "public") => {
  const { roundtable, ctx } = await makeTable(db, { visibility })
  const reader = visibility === "public" ? await ctxFor(db) : ctx
  const answer = await FILES[format]({
    ...{ context: appContext(reader), params: { code: roundtable.code } },
    request: new Request(`https://tavoli.example/roundtables/${roundtable.code}/figures/${format}?from=&to=`),
  })
  return { answer, code: roundtable.code }
}

test.for(["csv", "xlsx", "json"] as const)(
  "the %s file of a public table says its licence and what it is called",
  async (format, { db }) => {
    const { headers } = (await ask(db, format)).answer
    expect(headers.get("Link")).toBe('<https://creativecommons.org/licenses/by/4.0/>; rel="license"')
    expect(headers.get("Content-Disposition")).toContain(`numeri.${format}`)
  },
)

test("open data is the same for everybody and may be kept for ten minutes; what is in the reader's language may not", async ({
  db,
}) => {
  const kept = async (format: keyof typeof FILES) =>
    (await ask(db, format)).answer.headers.get("Cache-Control")
  expect(await kept("json")).toBe("public, max-age=600")
  expect(await kept("csv")).toBe("private, no-cache")
})

test("open data names the page that shows the same period", async ({ db }) => {
  const { answer, code } = await ask(db, "json")
  expect(await answer.json()).toMatchObject({
    ...{ page: `https://tavoli.example/roundtables/${code}/figures?from=&to=` },
    period: { from: null, to: null },
  })
})

test("a file of a table of members has no licence to give it on", async ({ db }) => {
  const { headers } = (await ask(db, "csv", "members")).answer
  expect([headers.get("Link"), headers.get("Cache-Control")]).toEqual([null, "private, no-cache"])
})
