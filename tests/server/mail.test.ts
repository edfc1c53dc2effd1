import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { SMTPServer } from "smtp-server"
import { describe, expect, onTestFinished, test } from "vitest"
import { createPost, type Mail } from "#server/mail.ts"

const mail = (over: Partial<Mail> = {}): Mail => ({
  messageId: "0192d3c4-0000-7000-8000-000000000001@tavoli.example",
  to: "amina@example.org",
  subject: "Il tuo posto al Tavolo – أهلا",
  text: "Ciao Amina,\n\nperché no?\n",
  ...over,
})
const from = "Tavoli <no-reply@tavoli.example>"

const folderPost = () => {
  const place = mkdtempSync(join(tmpdir(), "tavoli-mail-"))
  onTestFinished(() => rmSync(place, { recursive: true, force: true }))
  const folder = join(place, "mail")
  const post = createPost({ smtpUrl: "", mailFrom: from, folder })
  if (!post.shown) throw new Error("This post shows nothing")
  return { ...post, shown: post.shown, folder }
}

describe("without a mail server", () => {
  test("a mail can be read where it was written", async () => {
    const { send, shown } = folderPost()
    await send(mail())
    const [listed] = await shown.list()
    const { to, subject, text } = mail()
    expect(await shown.read(listed?.id ?? "")).toEqual({ to, subject, text, at: listed?.at })
  })

  test("a mail that is sent again is the same mail", async () => {
    const { send, shown } = folderPost()
    await send(mail())
    await send(mail({ text: "Di nuovo" }))
    const listed = await shown.list()
    expect([listed.length, (await shown.read(listed[0]?.id ?? ""))?.text]).toEqual([1, "Di nuovo"])
  })

  test("there is nothing before the first mail", async () => {
    expect(await folderPost().shown.list()).toEqual([])
  })

  test("the newest is first", async () => {
    const { shown, folder } = folderPost()
    mkdirSync(folder, { recursive: true })
    for (const day of ["02", "03", "01"])
      writeFileSync(
        join(folder, `m${day}.json`),
        JSON.stringify({ ...mail(), at: `2026-05-${day}T10:00:00.000Z` }),
      )
    expect((await shown.list()).map(({ id }) => id)).toEqual(["m03", "m02", "m01"])
  })

  test("what is no mail is passed over", async () => {
    const { send, shown, folder } = folderPost()
    await send(mail())
    writeFileSync(join(folder, "broken.json"), "{")
    writeFileSync(join(folder, "notes.txt"), "x")
    expect(await shown.list()).toHaveLength(1)
  })

  test.each([
    ["../secret"],
    ["..%2Fsecret"],
    ["a/../../secret"],
    ["/etc/passwd"],
    ["secret.json"],
    [""],
    ["unknown"],
  ])("no other file is read: %j", async (id) => {
    const { send, shown, folder } = folderPost()
    await send(mail())
    writeFileSync(join(folder, "..", "secret.json"), JSON.stringify(mail()))
    expect(await shown.read(id)).toBeNull()
  })

  test("a Message-ID from outside names no file outside the folder", async () => {
    const { send, shown } = folderPost()
    await send(mail({ messageId: "../../etc/passwd@x" }))
    expect((await shown.list()).map(({ id }) => id)).toEqual(["etcpasswdx"])
  })
})

type Received = { to: string[]; from: string; raw: string }

/** A mail server on a free port that keeps what it takes; `refuse` makes it take nothing. */
const mailServer = async (refuse?: string) => {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      let raw = ""
      stream.on("data", (chunk: Buffer) => {
        raw += chunk.toString("utf8")
      })
      stream.on("end", () => {
        if (refuse) return done(new Error(refuse))
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          raw,
          to: rcptTo.map(({ address }) => address),
          from: mailFrom ? mailFrom.address : "",
        })
        done()
      })
    },
  })
  server.on("error", () => {})
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return { received, smtpUrl, post: createPost({ smtpUrl, mailFrom: from, folder: "" }) }
}

const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(raw)?.[1]?.trim()

const decoded = (raw: string) => {
  const body = raw.slice(raw.indexOf("\r\n\r\n") + 4)
  if (header(raw, "Content-Transfer-Encoding") === "base64")
    return Buffer.from(body, "base64").toString("utf8")
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return header(raw, "Content-Transfer-Encoding") === "quoted-printable"
    ? Buffer.from(bytes, "latin1").toString("utf8")
    : body
}

describe("with a mail server", () => {
  test("a mail goes to its reader from the installation's address", async () => {
    const { received, post } = await mailServer()
    await post.send(mail())
    expect(received).toMatchObject([{ to: ["amina@example.org"], from: "no-reply@tavoli.example" }])
  })

  test("a mail keeps the Message-ID that it was given, each time it is sent", async () => {
    const { received, post } = await mailServer()
    await post.send(mail())
    await post.send(mail())
    const ids = received.map(({ raw }) => header(raw, "Message-ID"))
    expect(ids).toEqual([`<${mail().messageId}>`, `<${mail().messageId}>`])
  })

  test("a mail says that no person wrote it, so that nobody's absence answers it", async () => {
    const { received, post } = await mailServer()
    await post.send(mail())
    expect(header(received[0]?.raw ?? "", "Auto-Submitted")).toBe("auto-generated")
  })

  test("a mail that one may refuse says so in the words of RFC 8058", async () => {
    const { received, post } = await mailServer()
    const address = `https://tavoli.example/unsubscribe/${"a".repeat(32)}`
    await post.send(mail({ unsubscribe: address }))
    await post.send(mail())
    const [one, other] = received.map(({ raw }) => raw.replace(/\r\n[ \t]+/g, " "))
    expect(header(one ?? "", "List-Unsubscribe")).toBe(`<${address}>`)
    expect(header(one ?? "", "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click")
    expect(other).not.toContain("List-Unsubscribe")
  })

  test("a mail is text and HTML, in its reader's language", async () => {
    const { received, post } = await mailServer()
    await post.send(mail({ html: '<p dir="rtl">أهلا</p>', language: "ar" }))
    const { raw = "" } = received[0] ?? {}
    expect(header(raw, "Content-Type")).toMatch(/^multipart\/alternative/)
    expect(raw.match(/^Content-Type: text\/(plain|html); charset=utf-8/gim)).toHaveLength(2)
    expect(header(raw, "Content-Language")).toBe("ar")
  })

  test("a mail's words arrive as they were written", async () => {
    const { received, post } = await mailServer()
    await post.send(mail())
    expect(
      decoded(received[0]?.raw ?? "")
        .replaceAll("\r\n", "\n")
        .trim(),
    ).toBe(mail().text.trim())
  })

  test("a line break in a subject makes no header", async () => {
    const { received, post } = await mailServer()
    await post.send(mail({ subject: "Ciao\r\nBcc: altri@example.org" }))
    expect([header(received[0]?.raw ?? "", "Bcc"), received[0]?.to]).toEqual([
      undefined,
      ["amina@example.org"],
    ])
  })

  test("a mail that it does not take is known not to have been sent", async () => {
    const { post } = await mailServer("No room")
    await expect(post.send(mail())).rejects.toThrow(/No room/)
  })

  test("nothing is kept to be shown", async () => {
    expect((await mailServer()).post.shown).toBeNull()
  })
})

test("a mail server that is away is known", async () => {
  const { smtpUrl } = await mailServer()
  const away = createPost({ smtpUrl: smtpUrl.replace(/\d+$/, "1"), mailFrom: from, folder: "" })
  await expect(away.send(mail())).rejects.toThrow(/ECONNREFUSED/)
})
