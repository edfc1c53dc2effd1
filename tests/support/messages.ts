import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { z } from "zod"

const FOLDER = "app/i18n/messages/it"

const leaves = (value: unknown, path: string): string[] =>
  typeof value === "string"
    ? [path, path.replace(/_(zero|one|two|few|many|other)$/, "")]
    : Object.entries(value as object).flatMap(([name, part]) => leaves(part, `${path}.${name}`))

/** Every key of the Italian messages, without plural endings. */
export const messageKeys: ReadonlySet<string> = new Set(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) =>
      leaves(JSON.parse(readFileSync(join(FOLDER, file), "utf8")), file.replace(/\.json$/, "")),
    ),
)

/** What a schema says of an input, as `field: key`; nothing when it takes it. */
export const problemsOf = (schema: z.ZodType, input: unknown): string[] => {
  const { error } = schema.safeParse(input)
  return error ? error.issues.map(({ path, message }) => `${path[0]?.toString() ?? ""}: ${message}`) : []
}
