import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createTransport } from "nodemailer"

export type Mail = {
  messageId: string
  to: string
  subject: string
  text: string
  html?: string
  language?: string
  /** Where a press on the mail reader's own "unsubscribe" posts to (RFC 8058). */
  unsubscribe?: string
  /** For the reader's calendar (RFC 6047): read by mail programs, and kept as a file. */
  calendar?: { method: "PUBLISH" | "CANCEL"; text: string }
}
export type Post = {
  send(mail: Mail): Promise<void>
  /** What was written to the folder instead of sent; null when mail is really sent. */
  shown: {
    list(): Promise<{ id: string; to: string; subject: string; at: string }[]>
    read(id: string): Promise<{ to: string; subject: string; at: string; text: string } | null>
  } | null
}

type Written = { to: string; subject: string; at: string; text: string; calendar?: string }

const readWritten = async (folder: string, id: string): Promise<Written | null> => {
  if (!/^[\w-]+$/.test(id)) return null
  try {
    return JSON.parse(await readFile(join(folder, `${id}.json`), "utf8"))
  } catch {
    return null
  }
}

const folderPost = (folder: string): Post => ({
  send: async ({ messageId, to, subject, text, calendar }) => {
    await mkdir(folder, { recursive: true })
    const id = messageId.replace(/[^\w-]/g, "").slice(0, 80)
    const written: Written = {
      to,
      subject,
      at: new Date().toISOString(),
      text,
      ...(calendar && { calendar: calendar.text }),
    }
    await writeFile(join(folder, `${id}.json`), JSON.stringify(written, null, 2))
  },
  shown: {
    list: async () => {
      const files = await readdir(folder).catch(() => [])
      const ids = files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -".json".length))
      const mails = await Promise.all(ids.map(async (id) => ({ id, mail: await readWritten(folder, id) })))
      return mails
        .flatMap(({ id, mail }) => (mail ? [{ id, to: mail.to, subject: mail.subject, at: mail.at }] : []))
        .sort((a, b) => b.at.localeCompare(a.at))
        .slice(0, 100)
    },
    read: (id) => readWritten(folder, id),
  },
})

/** The headers of RFC 2369 and RFC 8058: one press in the mail reader, without opening a page. */
const oneClick = (address: string) => ({
  "List-Unsubscribe": { prepared: true, value: `<${address}>` },
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
})

const smtpPost = (url: string, from: string): Post => {
  const transport = createTransport(url)
  return {
    send: async ({ messageId, to, subject, text, html, language, unsubscribe, calendar }) =>
      void (await transport.sendMail({
        ...{ from, to, subject, text, messageId: `<${messageId}>` },
        ...(html ? { html } : {}),
        ...(calendar
          ? { icalEvent: { method: calendar.method, content: calendar.text, filename: "tavoli.ics" } }
          : {}),
        headers: {
          "Auto-Submitted": "auto-generated",
          ...(language ? { "Content-Language": language } : {}),
          ...(unsubscribe ? oneClick(unsubscribe) : {}),
        },
      })),
    shown: null,
  }
}

/** The way out for mail: an SMTP server, or without one a folder of JSON files. */
export const createPost = (settings: { smtpUrl: string; mailFrom: string; folder: string }): Post =>
  settings.smtpUrl ? smtpPost(settings.smtpUrl, settings.mailFrom) : folderPost(settings.folder)
