import { format } from "node:util"
import { afterEach, beforeEach } from "vitest"

let printed: string[] = []

beforeEach(() => {
  printed = []
  console.error = (...parts: unknown[]) => void printed.push(format(...parts))
})

afterEach(() => {
  if (printed.length > 0) throw new Error(`console.error was called: ${printed.join("\n")}`)
})
