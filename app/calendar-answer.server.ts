import { attachmentHeader } from "./files/file-name.ts"

/** A calendar as a file; asked for anew each time, since meetings change and rights end. */
export const calendarAnswer = (text: string, name: string): Response =>
  new Response(text, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": attachmentHeader(name),
      "Cache-Control": "private, no-cache",
      "X-Content-Type-Options": "nosniff",
    },
  })
