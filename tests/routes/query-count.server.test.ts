/// <reference types="vite/client" />
import { readdirSync } from "node:fs"
import type { LoaderFunction } from "@remix-run/node"
import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { people } from "#db/schema/index.ts"
import { appContext } from "#tests/support/app-context.ts"
import { counted } from "#tests/support/counted.ts"
import { test as base, describe, expect, openMigratedDb, rolledBack } from "#tests/support/database.ts"
import { ANSWERS } from "./counts/answers.ts"
import { BALLOTS } from "./counts/ballots.ts"
import { CALLS } from "./counts/calls.ts"
import { COURSES } from "./counts/courses.ts"
import { DOCUMENTS } from "./counts/documents.ts"
import { FIGURES } from "./counts/figures.ts"
import { MEETINGS } from "./counts/meetings.ts"
import type { Page } from "./counts/page.ts"
import { PEOPLE } from "./counts/people.ts"
import { PRACTICES } from "./counts/practices.ts"
import { PROPOSALS } from "./counts/proposals.ts"
import { RECORDS } from "./counts/records.ts"
import { ROUNDTABLES } from "./counts/roundtables.ts"
import { SINKS } from "./counts/sinks.ts"
import { type Crowd, makeCrowd } from "./crowd.ts"

const PAGES: readonly Page[] = [
  ...COURSES,
  ...DOCUMENTS,
  ...BALLOTS,
  ...MEETINGS,
  ...PEOPLE,
  ...PRACTICES,
  ...PROPOSALS,
  ...CALLS,
  ...ANSWERS,
  ...FIGURES,
  ...RECORDS,
  ...ROUNDTABLES,
  ...SINKS,
]

/** Pages that ask the database nothing, or of which a reader has no list. */
const WITHOUT_ROWS = [
  ...["admin._index", "admin.audit.export", "admin.settings"],
  ...["admin.funding.new", "admin.taxonomies.topics.new", "verify._index"],
  ...["$", "account_.merge", "acting-for", "cookies", "dev.mail.$id", "dev.mail._index"],
  ...["language.$locale", "privacy", "sign-in", "sign-in_.link", "sign-out"],
]

const loaders = import.meta.glob<{ loader?: LoaderFunction }>("/app/routes/*.tsx")

/** The statements that a page's loader asks, and what it answers. */
const look = async (db: Db, crowd: Crowd, page: Page) => {
  const module = await loaders[`/app/routes/${page.route}.tsx`]?.()
  if (!module?.loader) throw new Error(`${page.route} has no loader`)
  const { db: through, statements } = counted(db)
  const context = appContext({ ...(await crowd.openCtx()), db: through, files: crowd.files })
  const request = new Request(`https://tavoli.example/${page.search ?? ""}`)
  const answer = await module.loader({ context, request, params: page.params?.(crowd.codes) ?? {} })
  return { statements, answer }
}

type Seen = Map<string, Awaited<ReturnType<typeof look>>>

/** Looks at every page with so many rows of everything. */
const lookAtAll = async (db: Db, howMany: number): Promise<Seen> => {
  const seen: Seen = new Map()
  await rolledBack(db, async (tx) => {
    const crowd = await makeCrowd(tx, howMany)
    // As any database that has run for a day: without statistics thousands of new rows are planned as if there were none.
    await tx.execute(sql`analyze`)
    for (const page of PAGES) seen.set(page.route, await look(tx, crowd, page))
  })
  return seen
}

const FEW = 3
const MANY = 30

const test = base.extend<{ seen: { few: Seen; many: Seen } }>({
  seen: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
    async ({}, use) => {
      const { db, close } = await openMigratedDb()
      await use({ few: await lookAtAll(db, FEW), many: await lookAtAll(db, MANY) })
      await close()
    },
    { scope: "file" },
  ],
})

describe("a page asks as much of the database for many rows as for few:", { timeout: 240_000 }, () => {
  test.for(PAGES)("$route, $most at most", async ({ route, most }, { seen: { few, many } }) => {
    const asked = many.get(route)?.statements ?? []
    expect(asked).toHaveLength(few.get(route)?.statements.length ?? 0)
    expect(asked.length).toBeLessThanOrEqual(most)
  })

  test("and the many rows are really shown", async ({ seen: { many } }) => {
    expect(many.get("roundtables.$code.members")?.answer).toMatchObject({
      ...{ invitations: { length: MANY }, groups: { length: MANY } },
    })
  })
})

test("the count sees a page that asks once for each row", async ({ db }) => {
  const { db: through, statements } = counted(db)
  for (let n = 0; n < 3; n++) await through.select({ id: people.id }).from(people)
  expect(statements).toHaveLength(3)
})

test("every page is counted, or said to have no rows", () => {
  const routes = readdirSync("app/routes").map((file) => file.replace(/\.tsx$/, ""))
  expect(routes.sort()).toEqual([...PAGES.map(({ route }) => route), ...WITHOUT_ROWS].sort())
})
