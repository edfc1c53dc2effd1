import { writeSync } from "node:fs"
import { openDb } from "#db/client.server.ts"

/**
 * Inserts 1, 2, 3, … into the embedded folder, printing each number once its transaction has committed, until
 * it is killed. With "early" it prints before it commits, which is the mistake that the test must notice.
 */
const [folder = "", from = "1", mistake] = process.argv.slice(2)
const { query } = await openDb(folder)
await query("create table if not exists acknowledged (n int primary key, filler text not null)", [])
const filler = "x".repeat(500)
for (let n = Number(from); ; n++) {
  if (mistake === "early") {
    writeSync(1, `${n}\n`)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  await query("insert into acknowledged (n, filler) values ($1, $2)", [n, filler])
  if (mistake !== "early") writeSync(1, `${n}\n`)
}
