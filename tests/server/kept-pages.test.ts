import { once } from "node:events"
import type { AddressInfo } from "node:net"
import express from "express"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { keptPages } from "#server/kept-pages.ts"
import { AGAIN_HEADER } from "#server/page-copy.ts"

let url = ""
let asked = 0
let made = 0
let time = 0
let snapshot: () => Promise<string>
let stop = () => {}

beforeEach(async () => {
  asked = 0
  made = 0
  time = 0
  snapshot = async () => "10:10:"
  const app = express()
  app.use((_request, response, next) => {
    response.locals.nonce = `nonce-${++asked + 1000}`
    next()
  })
  app.use(keptPages({ snapshot: () => snapshot(), now: () => time, mostBytes: 1000 }))
  app.use((request, response) => {
    const { query } = request
    if (query.own === undefined) response.setHeader(AGAIN_HEADER, `${query.again ?? "kept"} key-${made + 1}`)
    if (query.cookie !== undefined) response.setHeader("Set-Cookie", "a=b")
    if (query.wrong !== undefined) response.status(422)
    response.type("html").write(`<p>number ${++made} <input value="key-${made}">`)
    response.end(`<script nonce="${response.locals.nonce}">`.padEnd(Number(query.length ?? 0), "x"))
  })
  const server = app.listen(0, "127.0.0.1")
  await once(server, "listening")
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => void server.close()
})
afterEach(() => stop())

const read = async (path: string, headers: Record<string, string> = {}, method = "GET") => {
  const response = await fetch(url + path, { method, headers: { cookie: "tavoli=ada", ...headers } })
  const text = await response.text()
  return { response, text, number: Number(/number (\d+)/.exec(text)?.[1]) }
}
/** The first view says that the page may be kept, the second is the one that is kept. */
const readTwice = async (path = "/desk") => {
  await read(path)
  await read(path)
}

describe("a page made for one person", () => {
  test("is shown again while nothing was written", async () => {
    await readTwice()
    expect((await read("/desk")).number).toBe(2)
  })

  test("is made anew after anything was written", async () => {
    await readTwice()
    snapshot = async () => "10:11:"
    expect((await read("/desk")).number).toBe(3)
  })

  test("is not kept when something was written while it was made", async () => {
    await read("/desk")
    const names = ["10:10:", "10:11:"]
    snapshot = async () => names.shift() ?? "10:11:"
    await read("/desk")
    expect((await read("/desk")).number).toBe(3)
  })

  test("is made anew in the next minute, since it may say what time it is", async () => {
    await readTwice()
    time = 60_000
    expect((await read("/desk")).number).toBe(3)
  })

  test("is made anew when the database does not answer", async () => {
    await readTwice()
    snapshot = () => Promise.reject(new Error("away"))
    expect((await read("/desk")).number).toBe(3)
  })

  test("has a nonce of its own each time", async () => {
    await readTwice()
    const { text } = await read("/desk")
    expect(text).toContain('nonce="nonce-1003"')
    expect(text).not.toContain("nonce-1002")
  })

  test("has a form key of its own each time", async () => {
    await readTwice()
    const keys = await Promise.all(
      [1, 2].map(async () => /value="([^"]+)"/.exec((await read("/desk")).text)?.[1]),
    )
    expect(new Set([...keys, "key-2"]).size).toBe(3)
  })

  test("does not tell that it may be kept", async () => {
    await readTwice()
    expect((await read("/desk")).response.headers.has(AGAIN_HEADER)).toBe(false)
  })
})

test("the database is not asked about a page that is never kept", async () => {
  let statements = 0
  snapshot = async () => `${++statements}`
  await readTwice("/desk?own")
  expect(statements).toBe(0)
})

test.for([
  ["another session", "/desk", { cookie: "tavoli=omar" }],
  ["the same session with another language chosen", "/desk", { cookie: "tavoli=ada; tavoli_language=ar" }],
  ["another language of the browser", "/desk", { "accept-language": "ar" }],
  ["another question at the same address", "/desk?page=2", {}],
] as const)("%s is not shown the page", async ([, path, headers]) => {
  await readTwice()
  expect((await read(path, headers)).number).toBe(3)
})

test.for([
  ["that does not say it may", "/desk?own"],
  ["that sets a cookie", "/desk?cookie"],
  ["that is not in order", "/desk?wrong"],
  ["too long to keep", "/desk?length=300000"],
])("a page %s is made each time", async ([, path]) => {
  await readTwice(path)
  expect((await read(path ?? "")).number).toBe(3)
})

test("what is sent is never answered from what was kept", async () => {
  await readTwice()
  expect((await read("/desk", {}, "POST")).number).toBe(3)
})

test("whoever is not signed in is not shown what was kept", async () => {
  await readTwice()
  expect((await read("/desk", { cookie: "" })).number).toBe(3)
})

test("the page longest unused goes when there is no more room", async () => {
  await readTwice("/desk?length=400&a")
  await read("/desk?length=400&b")
  await read("/desk?length=400&c")
  expect((await read("/desk?length=400&c")).number).toBe(4)
  expect((await read("/desk?length=400&a")).number).toBe(5)
})
