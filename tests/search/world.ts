import { sealAudit } from "#app/audit/seal.server.ts"
import type { Ctx } from "#app/context.ts"
import { type Entry, indexed } from "#app/index/indexed.server.ts"
import { type Found, find, type Wish } from "#app/search/find.server.ts"
import { followAudit } from "#app/search/follow.server.ts"
import { questionOf } from "#app/search/question.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { nothingOlderRuns } from "#tests/support/older-transactions.ts"

let made = 0
const nextId = () => `00000000-0000-7000-9000-${String(++made).padStart(12, "0")}`

/** Puts something into the index: a document for everybody, unless the overrides say otherwise. */
export const put = async (db: Db, over: Partial<Entry> & { id?: string } = {}): Promise<string> => {
  const { id = nextId(), ...rest } = over
  await indexed({ db }, { kind: "test", id }, [
    {
      ...{ kind: "document", path: `/documents/${id}`, title: "Senza titolo", text: "", language: "it" },
      ...{ audience: { everybody: true }, changedAt: new Date("2026-01-01"), ...rest },
    },
  ])
  return id
}

/** What is found for a question as it is typed. */
export const ask = async (
  ctx: Ctx | Db,
  typed: string,
  wish: Partial<Wish> = {},
): Promise<Found & { titles: string[] }> => {
  const asked = "actor" in ctx ? ctx : await ctxFor(ctx)
  const found = await find(asked, questionOf(typed), { page: 1, ...wish })
  return { ...found, titles: found.hits.map(({ title }) => title.map(({ text }) => text).join("")) }
}

/** What the jobs do after a commit: seals the audit, and lets the index follow it. */
export const catchUp = async (db: Db): Promise<void> => {
  await nothingOlderRuns(db)
  await sealAudit(db)
  while ((await followAudit(db)) > 0);
}
