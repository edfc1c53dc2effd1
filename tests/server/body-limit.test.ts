import { request as httpRequest } from "node:http"
import { describe, expect, test } from "vitest"
import { loadMessages } from "#app/i18n/load.server.ts"
import { bodyLimit } from "#server/body-limit.ts"
import { tooLargePage } from "#server/too-large.ts"
import { behind, send } from "./behind.ts"

const LIMITS = { form: 100, files: 1000, together: 1500 }
const WITH_FILES = { "Content-Type": "multipart/form-data; boundary=x" }

describe("a body", () => {
  test.each([
    ["as long as the limit is let through", "POST", { "Content-Length": "100" }, 200],
    ["of one byte more is refused", "POST", { "Content-Length": "101" }, 413],
    ["that does not say how long it is is refused", "POST", { "Transfer-Encoding": "chunked" }, 413],
    ["of another method is refused too", "PUT", { "Content-Length": "101" }, 413],
  ])("%s", async (_what, method, headers, status) => {
    const url = await behind(bodyLimit(LIMITS))
    const size = Number((headers as Record<string, string>)["Content-Length"] ?? 10)
    expect((await send(url, method, headers as Record<string, string>, "x".repeat(size))).status).toBe(status)
  })

  test("that is missing is let through", async () => {
    expect((await send(await behind(bodyLimit(LIMITS)), "POST", { "Content-Length": "0" })).text).toBe(
      "0 bytes",
    )
  })

  test("that is refused closes the connection, so that nobody goes on sending", async () => {
    const url = await behind(bodyLimit(LIMITS))
    expect(await send(url, "POST", { "Content-Length": "101" }, "x".repeat(101))).toMatchObject({
      connection: "close",
      text: "The request is too large.",
    })
  })
})

describe("a form with files", () => {
  test.each([
    ["may be as long as their limit", 1000, 200],
    ["is refused above it", 1001, 413],
  ])("%s", async (_what, length, status) => {
    const url = await behind(bodyLimit(LIMITS))
    const headers = { ...WITH_FILES, "Content-Length": String(length) }
    expect((await send(url, "POST", headers, "x".repeat(length))).status).toBe(status)
  })

  /** Sends the headers and half of the body, and waits with the rest. */
  const begin = async (url: string, length: number) => {
    const headers = { ...WITH_FILES, "Content-Length": String(length) }
    const sent = httpRequest(url, { method: "POST", headers, agent: false })
    const answered = new Promise<number>((done) =>
      sent.on("response", (answer) => {
        answer.resume()
        done(answer.statusCode ?? 0)
      }),
    )
    await new Promise<void>((done) => sent.write("x".repeat(length / 2), () => done()))
    return { answered, finish: () => sent.end("x".repeat(length / 2)) }
  }

  test("waits for its turn when others fill the memory set aside for them, and gets it afterwards", async () => {
    const url = await behind(bodyLimit(LIMITS))
    const first = await begin(url, 800)
    const second = await begin(url, 800)
    second.finish()
    const meanwhile = await second.answered
    first.finish()
    await first.answered
    const third = await begin(url, 800)
    third.finish()
    expect([meanwhile, await first.answered, await third.answered]).toEqual([503, 200, 200])
  })
})

describe("what is refused is said", () => {
  const ask = async (language: string) => {
    const messages = loadMessages("app/i18n/messages")
    const url = await behind(
      bodyLimit(
        LIMITS,
        tooLargePage(() => messages, 50),
      ),
    )
    const headers = { ...WITH_FILES, "Content-Length": "1001", "Accept-Language": language }
    return (await send(url, "POST", headers, "x".repeat(1001))).text
  }

  test.each([
    ["it", "insieme al massimo 50 MB"],
    ["en", "50 MB at most together"],
    ["ar", "50 ميغابايت"],
  ])("in the reader's language: %s", async (language, words) => {
    expect(await ask(language)).toContain(words)
  })
})
