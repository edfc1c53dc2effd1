import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId, named } from "./ids.ts"
import { seedLife } from "./seed-life.server.ts"
import { type DemoVersion, VERSIONS, type VersionColumns } from "./versions.ts"
import { before } from "./working-days.ts"

export type PaperPorts = {
  /** The first Yjs update of a text in the notation of templates; `seed` makes its block ids repeatable. */
  firstUpdate(text: string, seed: string): Uint8Array
  /** The versions of a text, with their digests. */
  versionsOf(
    paper: { title: string; language: string; kind: string },
    update: Uint8Array,
    versions: readonly DemoVersion[],
  ): VersionColumns[]
}

type DemoPaper = {
  key: string
  roundtable: string
  kind: string
  title: string
  file: string
  state: "co_design" | "final_review" | "approval" | "adopted"
  adoptedDaysAgo?: number
  publishedDaysAgo?: number
  /** The key of the text that it revises, whose words it begins with. */
  revises?: string
  writers?: readonly string[]
}

const PAPERS: readonly DemoPaper[] = [
  {
    ...{
      key: "d1",
      roundtable: "t3",
      kind: "regional_plan",
      state: "co_design",
      file: "regional-plan.it.md",
    },
    title: "Piano regionale per l'integrazione – bozza partecipata (demo)",
    writers: ["A1", "B1", "C1", "C2", "D1", "D2"],
  },
  {
    ...{ key: "d2", roundtable: "t4", kind: "protocol", state: "adopted", file: "protocol.it.md" },
    title: "Protocollo di rete dei PUA – accoglienza, mediazione, invio (demo)",
    ...{ adoptedDaysAgo: 18, publishedDaysAgo: 7 },
  },
  {
    ...{ key: "d3", roundtable: "t3", kind: "guidelines", state: "approval", file: "evening-desk.it.md" },
    title: "Linee guida per lo sportello la sera (demo)",
  },
  {
    ...{ key: "d4", roundtable: "t4", kind: "protocol", state: "co_design", file: "protocol.it.md" },
    ...{ title: "Protocollo di rete dei PUA – revisione (demo)", revises: "d2" },
  },
  {
    ...{ key: "d5", roundtable: "t3", kind: "other", state: "final_review", file: "clear-notices.it.md" },
    title: "Avvisi che si capiscono (demo)",
  },
  {
    ...{ key: "v-m1", roundtable: "t3", kind: "minutes", state: "approval", file: "minutes-m1.it.md" },
    title: "Verbale n. 1 – Tavolo regionale per l'integrazione, Puglia (demo)",
  },
  {
    ...{ key: "v-m2a", roundtable: "t4", kind: "minutes", state: "adopted", file: "minutes-m2a.it.md" },
    ...{ title: "Verbale di diserzione n. 1 – Basilicata, rete dei PUA (demo)", adoptedDaysAgo: 21 },
  },
  {
    ...{ key: "v-m2b", roundtable: "t4", kind: "minutes", state: "final_review", file: "minutes-m2b.it.md" },
    title: "Verbale n. 2 – Basilicata, rete dei PUA (demo)",
  },
]

const timeOf = (today: string, daysAgo: number | undefined) =>
  daysAgo === undefined ? null : new Date(`${before(today, daysAgo)}T16:40:00Z`)

const seedPaper = async (db: Db, today: string, paper: DemoPaper, ports: PaperPorts) => {
  const { key, kind, title, state, revises } = paper
  const ids = { documentId: demoId(key), roundtableId: demoId(paper.roundtable) }
  const adoptedAt = timeOf(today, paper.adoptedDaysAgo)
  const lockedAt = state === "approval" ? timeOf(today, 5) : adoptedAt
  await db.insert(s.papers).values({
    ...named(key),
    ...{ roundtableId: ids.roundtableId, kind, title, state, adoptedAt, createdById: demoId("u-bruno") },
    ...{
      publishedAt: timeOf(today, paper.publishedDaysAgo),
      predecessorId: revises ? demoId(revises) : null,
    },
    writers: paper.writers ? "named_seats" : "every_seat",
  })
  if (paper.writers)
    await db
      .insert(s.paperWriters)
      .values(paper.writers.map((label) => ({ ...ids, seatId: demoId(`${paper.roundtable}:${label}`) })))
  const text = readFileSync(join(import.meta.dirname, paper.file), "utf8")
  const data = ports.firstUpdate(text, ids.documentId)
  await db.insert(s.documentStates).values({ ...ids, headSeq: 1, bytes: data.length, lockedAt })
  await db
    .insert(s.documentUpdates)
    .values({ documentId: ids.documentId, seq: 1, data, connectionId: "seed" })
  await seedVersions(
    db,
    today,
    ids,
    ports.versionsOf({ title, kind, language: "it" }, data, VERSIONS[key] ?? []),
  )
}

const bytes = (hex: string) => Buffer.from(hex, "hex")

const seedVersions = async (
  db: Db,
  today: string,
  ids: { documentId: string; roundtableId: string },
  versions: readonly VersionColumns[],
) => {
  for (const { number, name, kind, daysAgo, sha256, previousSha256, sealSha256, ...text } of versions)
    await db.insert(s.documentVersions).values({
      id: demoId(`version:${ids.documentId}:${number}`),
      ...{ ...ids, number, name, kind, epoch: 1, seq: 1, content: text.content, authors: text.authors },
      sha256: bytes(sha256),
      ...{ previousSha256: previousSha256 ? bytes(previousSha256) : null, sealSha256: bytes(sealSha256) },
      createdAt: new Date(`${before(today, daysAgo)}T15:20:00Z`),
      createdById: demoId("u-bruno"),
    })
}

/** The texts of the demo's tables, with how they came about. */
export const seedPapers = async (db: Db, today: string, ports: PaperPorts): Promise<void> => {
  for (const paper of PAPERS) await seedPaper(db, today, paper, ports)
  await seedLife(db, today, {
    roundtables: Object.fromEntries(PAPERS.map(({ key, roundtable }) => [key, roundtable])),
    frozen: demoId(`version:${demoId("d3")}:1`),
  })
}
