import { attachmentHeader } from "../files/file-name.ts"
import { LICENCE } from "./licence.ts"

/**
 * A file of figures as an answer. Open data may be kept by whoever stands between for ten minutes; what only members may
 * read, or what is in the reader's language, is asked for anew.
 */
export const answerFigures = (
  body: BodyInit,
  {
    type,
    name,
    isOpen,
    isForAll = false,
  }: { type: string; name: string; isOpen: boolean; isForAll?: boolean },
) =>
  new Response(body, {
    headers: {
      ...{ "Content-Type": type, "Content-Disposition": attachmentHeader(name) },
      "Cache-Control": isOpen && isForAll ? "public, max-age=600" : "private, no-cache",
      ...(isOpen && { Link: `<${LICENCE.url}>; rel="license"` }),
    },
  })
