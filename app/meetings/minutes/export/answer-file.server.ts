import type { AppLoadContext } from "@remix-run/node"
import { downloadOf, formatOf } from "../../../documents/export/download.server.ts"
import type { ExportQuestion, Format } from "../../../documents/export/paper-frame.ts"
import { found } from "../../../errors.ts"
import { attachmentHeader } from "../../../files/file-name.ts"
import { isOutOfRoom } from "../../../workshop.ts"

const asJson = (canonical: string, code: string) =>
  new Response(canonical, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": attachmentHeader(`${code}.json`),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  })

/**
 * A verbale, or a paper that comes out of one, as a file; "json" is its canonical content alone.
 * @throws not_found for an unknown format; what asking for it throws; 503 while too many files are made
 */
export const answerFile = async (
  context: AppLoadContext,
  { code = "", format: asked }: { code?: string; format?: string },
  ask: (wanted: { code: string; format: Format }) => Promise<ExportQuestion & { canonical: string }>,
): Promise<Response> => {
  const isJson = asked === "json"
  const format = isJson ? "html" : found(formatOf(asked))
  const question = await ask({ code, format })
  if (isJson) return asJson(question.canonical, code)
  try {
    const bytes = await context.workshop.run("document.export", question)
    return downloadOf(question, bytes as Uint8Array)
  } catch (error) {
    if (!isOutOfRoom(error)) throw error
    const reason = context.t("transfer.errors.busy")
    throw Response.json({ reason }, { status: 503, headers: { "Retry-After": "60" } })
  }
}
