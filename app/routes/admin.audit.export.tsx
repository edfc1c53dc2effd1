import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { exportLog } from "../audit/export-log.server.ts"
import { readLogFilter } from "../audit/input.ts"
import { civilDay } from "../civil-time.ts"
import { read, signedIn } from "../http.server.ts"

const streamed = (pieces: AsyncGenerator<string>) => {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void pieces.return(undefined),
  })
}

/** The filtered log as a file; a filter that cannot be read leads back to the form that says why. */
export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { search, searchParams } = new URL(request.url)
    const { filter, problems } = readLogFilter(searchParams)
    if (Object.keys(problems).length > 0) throw redirect(`/admin/audit${search}`)
    const pieces = await exportLog(ctx, { ...filter, after: null })
    return new Response(streamed(pieces), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="registro-${civilDay(ctx.now)}.csv"`,
        "Cache-Control": "private, no-store",
      },
    })
  })
}
