import type { AppLoadContext } from "@remix-run/node"
import { attachmentHeader } from "../files/file-name.ts"
import { isOutOfRoom } from "../workshop.ts"

type Question = { title: string; language: string }
type Task = "meeting.convocation" | "meeting.sheet"

/** A paper of a meeting, written in the workshop. @throws a Response, 503, while too many wait */
export const madePaper = async (
  context: AppLoadContext,
  question: Question,
  task: Task = "meeting.convocation",
): Promise<Uint8Array> => {
  try {
    return (await context.workshop.run(task, question)) as Uint8Array
  } catch (error) {
    if (!isOutOfRoom(error)) throw error
    const reason = context.t("transfer.errors.busy")
    throw Response.json({ reason }, { status: 503, headers: { "Retry-After": "60" } })
  }
}

/** The answer that saves a paper; rights end, so that no cache keeps it. */
export const paperDownload = (question: Question, bytes: Uint8Array): Response =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": attachmentHeader(`${question.title.replace(/[/\\:*?"<>|]/g, "-")}.pdf`),
      "Content-Length": String(bytes.length),
      "Content-Language": question.language,
      "Cache-Control": "private, no-store",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  })

/** A paper of a meeting, written in the workshop, as a download; 503 while too many wait. */
export const paperAnswer = async (context: AppLoadContext, question: Question, task?: Task) =>
  paperDownload(question, await madePaper(context, question, task))
