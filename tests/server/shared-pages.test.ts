import { once } from "node:events"
import type { AddressInfo } from "node:net"
import compression from "compression"
import express from "express"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { AGAIN_HEADER } from "#server/page-copy.ts"
import { sharedPages } from "#server/shared-pages.ts"

let url = ""
let made = 0
let time = 0
let stop = () => {}

beforeEach(async () => {
  made = 0
  time = 0
  const app = express()
  app.use((_request, response, next) => {
    response.locals.nonce = `nonce-${++made + 1000}`
    next()
  })
  app.use(compression({ threshold: 0 }))
  app.use(sharedPages({ locales: () => ["it", "ar"], now: () => time }))
  let shown = 0
  app.use((request, response) => {
    if (request.query.own === undefined) response.setHeader(AGAIN_HEADER, "shared")
    if (request.query.cookie !== undefined) response.setHeader("Set-Cookie", "a=b")
    if (request.query.gone !== undefined) response.status(404)
    response.type("html").write(`<p>number ${++shown} `)
    response.end(`<script nonce="${response.locals.nonce}">`.padEnd(Number(request.query.length ?? 0), "x"))
  })
  const server = app.listen(0, "127.0.0.1")
  await once(server, "listening")
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => void server.close()
})
afterEach(() => stop())

const read = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url + path, { headers })
  const text = await response.text()
  return { response, text, number: Number(/number (\d+)/.exec(text)?.[1]) }
}

describe("a page that is the same for everybody", () => {
  test("is made once for all who come within a second", async () => {
    await read("/")
    time = 999
    expect((await read("/")).number).toBe(1)
  })

  test("is made anew after a second", async () => {
    await read("/")
    time = 1000
    expect((await read("/")).number).toBe(2)
  })

  test("has a nonce of its own each time", async () => {
    await read("/")
    const { text } = await read("/")
    expect(text).toContain('nonce="nonce-1002"')
    expect(text).not.toContain("nonce-1001")
  })

  test("keeps the headers that say what it is", async () => {
    const { response: first } = await read("/")
    const { response: second } = await read("/")
    expect(second.headers.get("content-type")).toBe(first.headers.get("content-type"))
  })

  test("does not tell that it was shared", async () => {
    expect((await read("/")).response.headers.has(AGAIN_HEADER)).toBe(false)
    expect((await read("/")).response.headers.has(AGAIN_HEADER)).toBe(false)
  })
})

test.for([
  ["another address", "/?other", {}],
  ["another language of the browser", "/", { "accept-language": "ar" }],
  ["another language chosen", "/", { cookie: "tavoli_language=ar" }],
  ["a session", "/", { cookie: "tavoli_session=x" }],
  ["a cookie that we do not know", "/", { cookie: "tavoli_language=it; other=1" }],
] as const)("%s is not shown the page of another", async ([, path, headers]) => {
  await read("/", { "accept-language": "it" })
  expect((await read(path, { "accept-language": "it", ...headers })).number).toBe(2)
})

test.for([
  ["that does not say it may", "/?own"],
  ["that sets a cookie", "/?cookie"],
  ["that is not there", "/?gone"],
  ["too long to keep", "/?length=300000"],
])("a page %s is made for each", async ([, path]) => {
  await read(path ?? "")
  expect((await read(path ?? "")).number).toBe(2)
})

test("what is made for somebody who is signed in is not kept for others", async () => {
  await read("/", { cookie: "tavoli_session=x" })
  expect((await read("/")).number).toBe(2)
})
