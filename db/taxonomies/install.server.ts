import { readFileSync } from "node:fs"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import type { Db } from "../client.server.ts"
import { territories, topicLabels, topics } from "../schema/index.ts"

/** What the database's code cannot do by itself, since it knows nothing of the application's. */
export type TaxonomyPorts = {
  /** A name as it is compared. */
  nameKey(name: string): string
}

type Labels = Record<string, string>

const file = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8")

const territoryRows = (nameKey: TaxonomyPorts["nameKey"]) => {
  const lines = file("territories.tsv").trimEnd().split("\n").slice(1)
  const ids = new Map<string, string>()
  return lines.map((line) => {
    const [code = "", level, parent = "", abbreviation, name = "", otherName] = line.split("\t")
    const id = uuidv7()
    ids.set(code, id)
    return {
      ...{ id, code, level, name, other_name: otherName || null, abbreviation: abbreviation || null },
      ...{ parent_id: ids.get(parent) ?? null, folded: nameKey(name) },
      other_folded: otherName ? nameKey(otherName) : null,
    }
  })
}

const writeTerritories = async (db: Db, { nameKey }: TaxonomyPorts) => {
  await db.execute(sql`
    insert into territory (id, code, level, name, other_name, abbreviation, parent_id, folded, other_folded)
    select id, code, level, name, other_name, abbreviation, parent_id, folded, other_folded
      from jsonb_to_recordset(${JSON.stringify(territoryRows(nameKey))}::jsonb) as t (id uuid, code text,
           level text, name text, other_name text, abbreviation text, parent_id uuid, folded text, other_folded text)`)
}

const writeTopics = async (db: Db) => {
  const list: Labels[] = JSON.parse(file("topics.json"))
  const rows = list.map((labels, position) => ({ id: uuidv7(), position, labels }))
  await db.insert(topics).values(rows.map(({ id, position }) => ({ id, position })))
  await db
    .insert(topicLabels)
    .values(
      rows.flatMap(({ id, labels }) =>
        Object.entries(labels).map(([language, label]) => ({ topicId: id, language, label })),
      ),
    )
}

/**
 * Gives a new installation Italy's territories and the first topics; one that has any keeps what its
 * administrators made of them.
 * @returns whether it wrote anything
 */
export const installTaxonomies = async (db: Db, ports: TaxonomyPorts): Promise<boolean> => {
  const isEmpty = async (within: Db) =>
    (await within.select({ id: territories.id }).from(territories).limit(1)).length === 0
  if (!(await isEmpty(db))) return false
  return db.transaction(async (tx) => {
    const within = tx as unknown as Db
    await within.execute(sql`lock table territory in share row exclusive mode`)
    if (!(await isEmpty(within))) return false
    await writeTerritories(within, ports)
    await writeTopics(within)
    return true
  })
}
