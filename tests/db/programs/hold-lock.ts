import { createInterface } from "node:readline"
import { lockFolder } from "#db/folder-lock.server.ts"

/** Tries to take each lock that a line names, says how that went, and keeps what it holds while it lives. */
console.log("ready")
createInterface({ input: process.stdin }).on("line", (file) => {
  try {
    lockFolder(file)
    console.log(`held ${file}`)
  } catch (error) {
    console.log(`refused ${file} ${error instanceof Error ? error.message : error}`)
  }
})
