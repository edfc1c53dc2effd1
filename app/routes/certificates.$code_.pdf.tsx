import type { LoaderFunctionArgs } from "@remix-run/node"
import { askCertificate } from "../courses/certificates/ask-certificate.server.ts"
import { paperOf } from "../courses/certificates/paper-of.server.ts"
import { read, signedIn } from "../http.server.ts"
import { madePaper, paperDownload } from "../meetings/paper-answer.server.ts"

/** A certificate as a paper, for whom it is of and who coordinates courses: the same bytes each time. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const asked = await askCertificate(ctx, params.code ?? "", context.speak)
    return paperDownload(
      asked.question,
      await paperOf(ctx, asked, (question) => madePaper(context, question)),
    )
  })
}
