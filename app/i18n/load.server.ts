import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Messages } from "./translate.ts"
import { typesetAll } from "./typography.ts"

/** All messages by locale. Read once by whoever starts the process, and handed down. */
export type MessageCatalogue = { readonly [locale: string]: Messages }

/** Reads `<folder>/<locale>/<domain>.json`; adding a language is adding a folder. */
export const loadMessages = (folder: string): MessageCatalogue =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((locale) => {
        const files = readdirSync(join(folder, locale.name)).filter((file) => file.endsWith(".json"))
        const domains = files.map((file) => [
          file.slice(0, -".json".length),
          typesetAll(locale.name, JSON.parse(readFileSync(join(folder, locale.name, file), "utf8"))),
        ])
        return [locale.name, Object.fromEntries(domains)]
      }),
  )
