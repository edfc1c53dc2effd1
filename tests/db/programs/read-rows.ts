import { openDb } from "#db/client.server.ts"

/** Prints the rows that `insert-rows.ts` left, as one line of JSON. */
const [folder = ""] = process.argv.slice(2)
const { query, close } = await openDb(folder)
const { rows } = await query("select n from acknowledged order by n", [])
console.log(JSON.stringify(rows.map((row) => row.n)))
await close()
