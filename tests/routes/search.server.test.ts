import type { LoaderFunctionArgs } from "@remix-run/node"
import { loader } from "#app/routes/search.tsx"
import type { Db } from "#db/client.server.ts"
import { put } from "#tests/search/world.ts"
import { appContext } from "#tests/support/app-context.ts"
import { ctxFor } from "#tests/support/context.ts"
import { expect, test } from "#tests/support/database.ts"

const look = async (db: Db, search: string) => {
  const context = appContext(await ctxFor(db))
  const request = new Request(`https://tavoli.example/search${search}`)
  const { data, init } = await loader({ context, request, params: {} } as LoaderFunctionArgs)
  return { ...data, status: init?.status }
}

test("a page without a question asks nothing of the index", async ({ db }) => {
  expect(await look(db, "")).toMatchObject({ found: null, status: 200 })
})

test("a question of signs alone is answered as none", async ({ db }) => {
  expect(await look(db, "?q=%27%26%21")).toMatchObject({ found: null, status: 200 })
})

test("a question that is too long is refused, and its beginning given back", async ({ db }) => {
  const seen = await look(db, `?q=${"x".repeat(201)}`)
  expect(seen).toMatchObject({ found: null, isTooLong: true, status: 422, query: { q: "x".repeat(200) } })
  expect(seen.title).toMatch(/^Errore/)
})

test("what is no choice narrows nothing down", async ({ db }) => {
  await put(db, { title: "Piano" })
  const { found } = await look(db, "?q=piano&kind=%27%20or%201&language=&page=-5&table=%00")
  expect(found?.total).toBe(1)
})
