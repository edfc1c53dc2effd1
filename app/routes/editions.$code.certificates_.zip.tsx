import type { LoaderFunctionArgs } from "@remix-run/node"
import { certificatesZip } from "../courses/certificates/zip.server.ts"
import { read, signedIn } from "../http.server.ts"
import { madePaper } from "../meetings/paper-answer.server.ts"

/** All certificates of an edition that are valid, as papers in one file, for who coordinates courses. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const code = params.code ?? ""
    const bytes = await certificatesZip(ctx, code, context.speak, (question) => madePaper(context, question))
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="attestati-${encodeURIComponent(code)}.zip"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    })
  })
}
