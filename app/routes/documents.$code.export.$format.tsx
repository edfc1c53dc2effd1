import type { LoaderFunctionArgs } from "@remix-run/node"
import { askExport } from "../documents/export/ask-export.server.ts"
import { downloadOf, formatOf } from "../documents/export/download.server.ts"
import { found } from "../errors.ts"
import { read } from "../http.server.ts"
import { isOutOfRoom } from "../workshop.ts"

/** A document as a file, for who may read it. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const format = found(formatOf(params.format))
    const question = await askExport(ctx, { code: params.code ?? "", format }, context.speak)
    try {
      const bytes = await context.workshop.run("document.export", question)
      return downloadOf(question, bytes as Uint8Array)
    } catch (error) {
      if (!isOutOfRoom(error)) throw error
      const reason = context.t("transfer.errors.busy")
      throw Response.json({ reason }, { status: 503, headers: { "Retry-After": "60" } })
    }
  })
