import type { Ctx } from "#app/context.ts"
import { transact } from "#app/context.ts"
import { addAnnexes } from "#app/records/annexes.server.ts"
import type { Paper } from "#tests/support/factories.ts"
import { pdf } from "#tests/support/files.ts"
import { type Case, count, NONE, type PostCase, SERVING, WRITERS } from "./circles.ts"
import type { World } from "./world.ts"

/** One file beside each text. */
export const attachFiles = (ctx: Ctx, papers: Readonly<Record<string, Paper>>) =>
  transact(ctx, async (tx) => {
    for (const { id, roundtableId } of Object.values(papers))
      await addAnnexes(tx, {
        ...{ owner: { kind: "document", id }, roundtableId, field: "file", freeze: false },
        annexes: [{ title: "Tabella", upload: { name: "tabella.pdf", bytes: pdf() } }],
      })
  })

/** An annex of a meeting that is prepared. */
export const annexTo = (ctx: Ctx, { id, roundtableId }: { id: string; roundtableId: string }) =>
  transact(ctx, (tx) =>
    addAnnexes(tx, {
      ...{ owner: { kind: "meeting", id }, roundtableId, field: "paper", freeze: false },
      annexes: [{ title: "Tabella", upload: { name: "allegato.pdf", bytes: pdf() } }],
    }),
  )

const STATES = [
  ["draft", SERVING],
  ["co_design", WRITERS],
  ["adopted", NONE],
] as const
const adding = "documents.$code.attachments.new"
const removing = "documents.$code.attachments.$number.remove"
const of = (state: keyof World["papers"]) => (world: World) => ({
  ...{ code: world.papers[state].code, number: "1" },
})

/** What stands beside a text is changed by who writes it. */
export const ATTACHMENT_PAGES: readonly Case[] = STATES.flatMap(([state, who]) =>
  [adding, removing].map((route) => ({ route, of: state, for: who, params: of(state) })),
)

export const ATTACHMENT_POSTS: readonly PostCase[] = STATES.flatMap(([state, who]) => [
  {
    ...{ route: adding, of: state, for: who, params: of(state), value: count("annex") },
    fields: (world: World) => ({ title: "Elenco", file: world.waitingFile.code }),
  },
  { route: removing, of: state, for: who, params: of(state), value: count("annex") },
])
