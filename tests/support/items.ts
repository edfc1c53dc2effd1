import type { Db } from "#db/client.server.ts"
import { itemPassages, items } from "#db/schema/index.ts"
import { makePerson } from "./factories.ts"

/** A public item that one table has sent to another, straight into the tables. */
export const makeItem = async (db: Db, { from, to }: { from: string; to: string }) => {
  const person = await makePerson(db)
  const words = { kind: "request", title: "Richiesta", text: "Un testo", isPublic: true }
  const [item] = await db
    .insert(items)
    .values({ roundtableId: from, atId: to, passages: 1, ...words })
    .returning()
  if (!item) throw new Error("The insert returned no row")
  await db.insert(itemPassages).values({
    ...{ itemId: item.id, seq: 1, act: "sent", roundtableId: from, toId: to },
    ...{ office: "secretary", personId: person.id },
  })
  return item
}
